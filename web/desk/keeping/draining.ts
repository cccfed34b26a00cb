/** Does what is due, one thing after the other, until nothing is. Asked meanwhile, it looks once more. */
export class Draining {
  readonly #one: () => Promise<boolean>;
  #running: Promise<void> | null = null;
  #again = false;

  /** `one` does what is due next, and answers whether there was something. */
  constructor(one: () => Promise<boolean>) {
    this.#one = one;
  }

  drain(): Promise<void> {
    this.#again = true;
    this.#running ??= this.#run();
    return this.#running;
  }

  /** When what is under way is over. */
  async over(): Promise<void> {
    await this.#running?.catch(() => undefined);
  }

  async #run(): Promise<void> {
    try {
      while (this.#again) {
        this.#again = false;
        while (await this.#one());
      }
    } finally {
      this.#running = null; // in the same breath as the last look, or a call in between is lost
    }
  }
}
