/** Telling colleagues that this tab is here, and on what. */

import type { Api, ToBePresent } from "../net/api.ts";
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
  #saying = Promise.resolve();

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
    this.#saying = this.#saying.then(() => this.#sayNow(said)); // of two on their way the later could come first
  }

  #sayNow(said: Omit<ToBePresent, "tab">): Promise<void> {
    return this.#api.sayPresent(this.#slug, { tab: this.#tab, ...said }).catch(() => undefined);
  }

  readonly #gone = (): void => {
    void this.#sayNow({ subject: null, writing: false, gone: true });
  };
}
