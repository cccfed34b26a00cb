/** The address that a new coverage will have: its headline makes one, until somebody types another. */

import type { Address } from "../net/api.ts";
import { ApiError } from "../net/errors.ts";
import type { Desk } from "./desk.svelte.ts";

const PAUSE_MS = 250; // in the typing

export class NewAddress {
  slug = $state("");
  wrong = $state("");
  url = $state("");
  readonly #desk: Desk;
  #isTyped = false;
  #madeOf = ""; // the headline
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** What to ask for; empty where the server is to make it, because its own has not come yet. */
  given(headline: string): string {
    return this.#isTyped || this.#madeOf === headline ? this.slug : "";
  }

  /** The headline is this now. */
  follow(headline: string): void {
    if (this.#isTyped) return;
    if (headline.trim()) this.#soon({ headline });
    else this.#show({ slug: "", url: "", wrong: "" });
  }

  /** Emptied, it is the headline's again. */
  type(slug: string, headline: string): void {
    this.#isTyped = slug !== "";
    this.slug = slug;
    this.url = this.wrong = "";
    if (this.#isTyped) this.#soon({ slug });
    else this.follow(headline);
  }

  #soon(about: { headline: string } | { slug: string }): void {
    clearTimeout(this.#timer);
    const asked = ++this.#asked;
    this.#timer = setTimeout(() => void this.#look(about, asked), PAUSE_MS);
  }

  async #look(about: { headline: string } | { slug: string }, asked: number): Promise<void> {
    try {
      const found = await this.#desk.api.address(about);
      if (asked !== this.#asked) return;
      this.#madeOf = "headline" in about ? about.headline : "";
      this.#show(found);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error; // opening says whatever is wrong
    }
  }

  #show({ slug, url, wrong }: Address): void {
    this.slug = slug;
    this.url = url;
    this.wrong = wrong;
  }
}
