/** Does what is due, one thing after the other, until nothing is. Asked meanwhile, it looks once more. */

import { alone } from "./locks.ts";

export class Draining<Due> {
  readonly #lock: string;
  readonly #next: () => Promise<Due | null>;
  readonly #attempt: (due: Due) => Promise<void>;
  #running: Promise<void> | null = null;
  #again = false;
  #isClosed = false;

  /** `next` is what is due, `attempt` does it; under the `lock` one tab or worker works alone. */
  constructor(lock: string, next: () => Promise<Due | null>, attempt: (due: Due) => Promise<void>) {
    this.#lock = lock;
    this.#next = next;
    this.#attempt = attempt;
  }

  drain(): Promise<void> {
    this.#again = true;
    this.#running ??= this.#run();
    return this.#running;
  }

  /** No more after what is under way. */
  async close(): Promise<void> {
    this.#isClosed = true;
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

  /** Whether there was something to do. The lock is let go of after each, so that all tabs get a turn. */
  async #one(): Promise<boolean> {
    if ((await this.#look()) === null) return false;
    let found = false;
    await alone(this.#lock, async () => {
      const due = await this.#look();
      if (due === null) return;
      found = true;
      await this.#attempt(due);
    });
    return found;
  }

  async #look(): Promise<Due | null> {
    return this.#isClosed ? null : this.#next();
  }
}
