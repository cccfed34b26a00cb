/** The one script of embeds: on a page around them it shows coverage, in a frame it keeps it up to date. */

import { keepUp } from "./coverage.ts";
import { CoverageElement } from "./element.ts";
import { hearHeights, tellHeight } from "./frames.ts";

const NAME = "dateline-coverage";

const framed = document.querySelector<HTMLElement>(`#${NAME} > .embed`);
if (framed) {
  tellHeight(framed);
  if (framed.dataset["seq"]) {
    keepUp(framed, () => {
      location.reload();
    });
  }
} else if (!customElements.get(NAME)) {
  hearHeights();
  customElements.define(NAME, CoverageElement);
}
