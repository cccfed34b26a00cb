/** Telling colleagues that this tab is here, and on what. */

import type { Api } from "../net/api.ts";
import type { Id } from "../types.ts";

const AGAIN_MS = 15_000;
const WRITING_MS = 20_000; // without a keystroke somebody is no longer writing

export class Presence {
  readonly #api: Api;
  readonly #slug: string;
  readonly #tab = crypto.randomUUID();
  readonly #again: ReturnType<typeof setInterval>;
  #subject: Id | null = null;
  #wroteAt = 0;
  #said = "";

  constructor(api: Api, slug: string) {
    this.#api = api;
    this.#slug = slug;
    this.#again = setInterval(() => {
      this.#say(true);
    }, AGAIN_MS);
    addEventListener("pagehide", this.#gone);
    this.#say(true);
  }

  on(subject: Id | null, writing: boolean): void {
    this.#subject = subject;
    this.#wroteAt = writing ? Date.now() : 0;
    this.#say(false);
  }

  leave(): void {
    clearInterval(this.#again);
    removeEventListener("pagehide", this.#gone);
    this.#gone();
  }

  /** Whatever is not heard is said again in fifteen seconds. */
  #say(anyway: boolean): void {
    const said = { subject: this.#subject, writing: Date.now() - this.#wroteAt < WRITING_MS };
    if (!anyway && JSON.stringify(said) === this.#said) return;
    this.#said = JSON.stringify(said);
    this.#api.sayPresent(this.#slug, { tab: this.#tab, ...said }).catch(() => undefined);
  }

  readonly #gone = (): void => {
    const said = { tab: this.#tab, subject: null, writing: false, gone: true };
    this.#api.sayPresent(this.#slug, said).catch(() => undefined);
  };
}
