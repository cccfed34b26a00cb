/** One sentence at a time about what the editor did or refused: shown, and read aloud. */

import { element } from "./elements.ts";

const SHOWN = 6_000; // ms; enough for a sentence, and what must be known stands elsewhere too

export interface Status {
  dom: HTMLElement;
  say: (sentence: string) => void;
  stop: () => void;
}

export function status(): Status {
  const dom = element("p", { class: "status", role: "status" });
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    dom,
    say(sentence) {
      clearTimeout(timer);
      dom.textContent = sentence;
      timer = setTimeout(() => {
        dom.textContent = "";
      }, SHOWN);
    },
    stop() {
      clearTimeout(timer);
    },
  };
}
