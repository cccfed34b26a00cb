/** Rings at a time, once. */

export class Alarm {
  readonly #ring: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isOver = false;

  constructor(ring: () => void) {
    this.#ring = ring;
  }

  /** In milliseconds since 1970; null for never. Whatever it was set to before is forgotten. */
  set(until: number | null): void {
    clearTimeout(this.#timer);
    if (until === null || this.#isOver) return;
    const left = until - Date.now();
    if (left <= 0) this.#timer = setTimeout(this.#ring, 0);
    else this.#timer = setTimeout(() => { this.set(until); }, Math.ceil(left)); // some ring a little early
  }

  /** It rings no more. */
  end(): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
  }
}
