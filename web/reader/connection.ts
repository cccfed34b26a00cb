/** Says in a word whether the page is connected. */

const SHORT = 3_000; // a break that nobody needs to hear of

export interface Connection {
  /** It is there: something came. Of ended coverage nothing is said. */
  up: () => void;
  down: () => void;
}

interface Words {
  state: { live: string };
  reconnecting: string;
}

/** `isOver` says whether the coverage has ended, so that nothing is waited for. */
export function showConnection(shown: Element, isOver: () => boolean, words: Words): Connection {
  let timer: ReturnType<typeof setTimeout> | undefined;

  function say(word: string): void {
    clearTimeout(timer);
    timer = undefined;
    const said = isOver() ? "" : word;
    shown.textContent = said;
    shown.classList.toggle("up", said === words.state.live);
  }

  return {
    up() {
      say(words.state.live);
    },
    down() {
      timer ??= setTimeout(say, SHORT, words.reconnecting);
    },
  };
}
