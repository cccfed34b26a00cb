/**
 * What the editors of this tab have, and what of it is on its way to the device.
 *
 * An editor hands in its whole text at every keystroke. What it began from is the text that it handed
 * in before, or was given since; if the device has another one by then, the two are merged.
 */

import type { Id, Text } from "../types.ts";
import { canonical } from "./texts.ts";
import type { Kept } from "./database.ts";

/** A text that an editor has, and the composition as it was kept when the editor had it. */
export interface Shown {
  text: Text;
  kept: Kept;
}

interface Writing {
  began: Shown;
  now: Shown;
  done: Promise<void>;
}

export class Written {
  readonly #keep: (began: Shown, text: Text) => Promise<Kept>;
  readonly #settled: () => void;
  readonly #shown = new Map<Id, Shown>();
  /** Asked for and not begun: the next keystroke takes its place. */
  readonly #waiting = new Map<Id, Writing>();
  /** The last of each that was asked for, until it is done. */
  readonly #last = new Map<Id, Writing>();

  constructor(keep: (began: Shown, text: Text) => Promise<Kept>, settled: () => void) {
    this.#keep = keep;
    this.#settled = settled;
  }

  /** What an editor is to show: its own text while that is being kept, and what is kept otherwise. */
  show(kept: Kept): Text {
    const now = this.#shown.get(kept.id);
    const isNewer = now && (this.#last.has(kept.id) || now.kept.edits > kept.edits);
    if (isNewer) return now.text;
    this.#shown.set(kept.id, { text: kept.text, kept });
    return kept.text;
  }

  find(id: Id): Kept | undefined {
    return this.#shown.get(id)?.kept;
  }

  forget(id: Id): void {
    this.#shown.delete(id);
  }

  write(id: Id, text: Text): Promise<void> {
    const began = this.#shown.get(id);
    if (!began) return Promise.reject(new Error(`Nothing was begun here under the id ${id}.`));
    const now = { text, kept: began.kept };
    this.#shown.set(id, now);
    const waiting = this.#waiting.get(id);
    if (waiting) {
      waiting.now = now;
      return waiting.done;
    }
    const before = this.#last.get(id)?.done ?? Promise.resolve();
    const writing: Writing = { began, now, done: before };
    writing.done = before.catch(() => undefined).then(() => this.#begin(id, writing));
    this.#waiting.set(id, writing);
    this.#last.set(id, writing);
    return writing.done;
  }

  /** When all that was written of it is on the device. */
  async settled(id: Id): Promise<void> {
    await this.#last.get(id)?.done;
  }

  async allSettled(): Promise<void> {
    await Promise.allSettled([...this.#last.values()].map(({ done }) => done));
  }

  async #begin(id: Id, writing: Writing): Promise<void> {
    this.#waiting.delete(id);
    const { began, now } = writing;
    try {
      const kept = await this.#keep(began, now.text);
      const isAsWritten = kept.id === id && canonical(kept.text) === canonical(now.text);
      if (isAsWritten) now.kept = kept; // else the editor has yet to be given what became of it
    } finally {
      if (this.#last.get(id) === writing) this.#last.delete(id);
      this.#settled();
    }
  }
}
