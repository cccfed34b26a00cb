/** One stretch of typing in a field is undone as one. */

import type { Transaction } from "prosemirror-state";

const PAUSE = 700; // ms; the history's own pause between two stretches in the text is 500

let stretches = 1; // the history begins at -1, and compositions count upwards

export class Typing {
  private stretch = 0;
  private last = 0;

  begin(): void {
    this.last = 0;
  }

  /**
   * The history joins what belongs to one composition. A change of an attribute has no range, so
   * that it would never be joined with the one before, and each letter would be undone alone.
   */
  mark(transaction: Transaction): Transaction {
    const now = transaction.time;
    if (now - this.last > PAUSE) this.stretch = -++stretches;
    this.last = now;
    return transaction.setMeta("composition", this.stretch);
  }
}
