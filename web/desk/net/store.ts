/** Something that changes, and tells those who subscribed. It is what Svelte calls a readable store. */

export interface Readable<Value> {
  /** `run` is called at once, and at every change; the answer ends that. */
  subscribe(run: (value: Value) => void): () => void;
}

export class Store<Value> implements Readable<Value> {
  #value: Value;
  readonly #subscribers = new Set<(value: Value) => void>();

  constructor(value: Value) {
    this.#value = value;
  }

  get value(): Value {
    return this.#value;
  }

  set(value: Value): void {
    this.#value = value;
    for (const run of this.#subscribers) run(value);
  }

  subscribe(run: (value: Value) => void): () => void {
    const own = (value: Value): void => {
      run(value); // the same function may subscribe twice
    };
    this.#subscribers.add(own);
    run(this.#value);
    return () => {
      this.#subscribers.delete(own);
    };
  }
}
