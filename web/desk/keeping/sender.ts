/**
 * Tells the server what waits on this device, one thing at a time, whichever tab or worker does it.
 *
 * Before anything is sent it is noted that it may have arrived; after its answer was read, that it has.
 * In between anything may happen: whoever comes next sends the very same again, under the same id, and
 * the server knows it. So nothing is lost, and nothing is there twice.
 */

import { Away, SignedOut } from "../net/errors.ts";
import type { Asked, Kept } from "./database.ts";
import { Draining } from "./draining.ts";
import { nextDue } from "./due.ts";
import { Filing } from "./filing.ts";
import { Ledger, Stopped } from "./ledger.ts";
import { freeAll, PERSONAL, wait } from "./lines.ts";
import type { Office } from "./office.ts";
import { Telling } from "./telling.ts";

export class Sender {
  readonly #office: Office;
  readonly #ledger: Ledger;
  readonly #telling: Telling;
  readonly #filing: Filing;
  readonly #draining: Draining<Asked | Kept>;

  constructor(office: Office) {
    this.#office = office;
    this.#ledger = new Ledger(office.database);
    this.#telling = new Telling(office, this.#ledger);
    this.#filing = new Filing(office, this.#ledger, this.#telling);
    this.#draining = new Draining(
      office.lock,
      async () => {
        const due = nextDue(await this.#ledger.everything(), Date.now());
        return due && ("asked" in due ? due.asked : due.kept);
      },
      (due) => this.#attempt(due),
    );
  }

  /** Tell everything that is due. Called while it runs, it looks once more at the end. */
  drain(): Promise<void> {
    return this.#draining.drain();
  }

  /** No more after what is under way. */
  close(): Promise<void> {
    return this.#draining.close();
  }

  async #attempt(due: Asked | Kept): Promise<void> {
    this.#office.changed({ id: due.id, with: "act" in due ? "sending" : "saving" });
    try {
      if ("act" in due) await this.#filing.do(due);
      else await this.#telling.save(due.id);
      await this.#cameThrough(due.coverage);
    } catch (error) {
      if (error instanceof SignedOut) await wait(this.#office.database, PERSONAL, error.message);
      else if (error instanceof Away) await wait(this.#office.database, due.coverage, null);
      else if (!(error instanceof Stopped)) {
        await wait(this.#office.database, due.coverage, null);
        throw error; // it is ours to mend; the text waits
      }
    } finally {
      this.#office.changed(null);
    }
  }

  async #cameThrough(coverage: string): Promise<void> {
    const { lines } = await this.#ledger.everything();
    const healed = lines.filter(({ name }) => name === coverage || name === PERSONAL);
    if (!healed.length) return;
    await this.#ledger.change(freeAll); // they all are
  }
}
