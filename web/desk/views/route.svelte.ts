/** The desk's addresses: which view is open, and going to another without loading anything. */

import type { Id } from "../types.ts";

const ADMIN = ["people", "tokens", "templates", "audit"] as const;

export type AdminView = (typeof ADMIN)[number];

export type Route =
  | { view: "board" }
  | { view: "share" }
  | { view: AdminView }
  | { view: "coverage"; slug: string; post: Id | null }
  | { view: "nowhere" };

export class Router {
  readonly #desk: string;
  #route = $state.raw<Route>({ view: "board" });
  /** Nobody has gone anywhere yet: this is where the desk was opened. */
  isFirst = true;

  /** `root` is the site's root path, with a slash at its end. */
  constructor(root: string) {
    this.#desk = `${root}desk/`;
    this.#read();
    addEventListener("popstate", () => {
      this.isFirst = false;
      this.#read();
    });
    addEventListener("click", (event) => {
      this.#follow(event);
    });
  }

  get now(): Route {
    return this.#route;
  }

  /** The address of a view, from its parts below /desk/. */
  to(...parts: string[]): string {
    return this.#desk + parts.map((part) => `${encodeURIComponent(part)}/`).join("");
  }

  go(address: string, { replace = false } = {}): void {
    this.isFirst = false;
    history[replace ? "replaceState" : "pushState"](null, "", address);
    this.#read();
    scrollTo(0, 0);
  }

  #read(): void {
    this.#route = read(location.pathname.slice(this.#desk.length));
  }

  /** A plain click on a link to one of the app's own views. */
  #follow(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (link === null || event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    if (link.target || link.origin !== location.origin || !("here" in link.dataset)) return;
    event.preventDefault();
    this.go(link.pathname);
  }
}

export function read(path: string): Route {
  const [first, second, third, ...rest] = path.split("/").filter(Boolean).map(decodeURIComponent);
  if (rest.length > 0) return { view: "nowhere" };
  if (first === undefined) return { view: "board" };
  if (first === "share") return { view: second === undefined ? "share" : "nowhere" };
  const admin = ADMIN.find((name) => name === first);
  if (admin !== undefined) return second === undefined ? { view: admin } : { view: "nowhere" };
  if (second === undefined) return { view: "coverage", slug: first, post: null };
  if (second === "post" && third !== undefined) return { view: "coverage", slug: first, post: third };
  return { view: "nowhere" };
}
