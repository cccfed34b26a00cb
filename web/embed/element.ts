/** `<dateline-coverage src="https://news.example/live/storm/">`: a coverage on anybody's page, live. */

import { keepUp } from "./coverage.ts";
import { part } from "../reader/parts.ts";
import { adapted, shadowOf } from "./looks.ts";

const PATIENCE = 20_000;
const APART = 10_000; // between attempts to show it
const MOST = 5; // doublings of that

/** Where this script comes from, with a slash at its end: nothing is shown that comes from elsewhere. */
export const root = import.meta.url.replace(/[^/]*$/, "");

export class CoverageElement extends HTMLElement {
  static readonly observedAttributes = ["src", "posts", "key", "scheme"];

  /** Ends what goes on, whatever that is. */
  #end: (() => void) | undefined;

  connectedCallback(): void {
    this.#begin(addressOf(this));
  }

  attributeChangedCallback(): void {
    if (this.#end) this.connectedCallback();
  }

  disconnectedCallback(): void {
    this.#end?.();
    this.#end = undefined;
  }

  /** Show it, and try again where that fails. Until it is shown, what stands in the element does. */
  #begin(address: string, failures = 0): void {
    const begin = (failures = 0): void => {
      this.#begin(address, failures);
    };
    let hasEnded = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    this.#end?.();
    this.#end = () => {
      hasEnded = true;
      clearTimeout(timer);
    };
    load(address).then(
      (page) => {
        if (!hasEnded) this.#end = show(this, page, begin);
      },
      (error: unknown) => {
        console.warn(error);
        if (!hasEnded) timer = setTimeout(begin, APART * 2 ** Math.min(failures, MOST) * (1 + Math.random()), failures + 1);
      },
    );
  }
}

interface Loaded {
  embed: HTMLElement;
  /** Style sheets, by address. */
  sheets: [string, string][];
}

async function load(address: string): Promise<Loaded> {
  const page = new DOMParser().parseFromString(await fetched(address), "text/html");
  const links = page.querySelectorAll<HTMLLinkElement>("[rel=stylesheet]");
  const sheets = Array.from(links, async ({ href }): Promise<[string, string]> => [href, await fetched(href)]);
  return { embed: part(".embed", page), sheets: await Promise.all(sheets) };
}

async function fetched(address: string): Promise<string> {
  const answer = await fetch(address, { signal: AbortSignal.timeout(PATIENCE) });
  if (answer.status >= 500) throw new Error(`${address}: ${answer.status}`);
  return answer.text();
}

function show(element: Element, { embed, sheets }: Loaded, begin: () => void): (() => void) | undefined {
  const scheme = element.getAttribute("scheme") ?? getComputedStyle(element.parentElement ?? element).colorScheme;
  const shadow = shadowOf(element);
  const pixels = parseFloat(getComputedStyle(element).fontSize);
  shadow.adoptedStyleSheets.push(...sheets.map(([address, css]) => adapted(css, address, pixels, scheme)));
  shadow.replaceChildren(embed);
  return embed.dataset["seq"] ? keepUp(embed, begin) : undefined;
}

/** Of the page that a frame would show: it has all that is needed. */
function addressOf(element: Element): string {
  const { href } = new URL(element.getAttribute("src") ?? "", root);
  if (!href.startsWith(`${root}live/`)) throw new Error(`dateline-coverage: src must begin with ${root}live/`);
  const posts = element.getAttribute("posts");
  return href.replace("/live/", "/embed/") + (element.hasAttribute("key") ? "key/" : "") + (posts ? `${posts}/` : "");
}
