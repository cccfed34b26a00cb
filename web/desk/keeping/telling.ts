/** Has the server keep a text as it is; whatever else is asked of the server for it goes this way too. */

import { Collided, NotAllowed, Refused } from "../net/errors.ts";
import type { Id, Text } from "../types.ts";
import { isOpen, isTold, saved } from "./compositions.ts";
import { amend, Stopped, type Ledger } from "./ledger.ts";
import { Meeting } from "./meeting.ts";
import { renewing, type Office } from "./office.ts";
import { isSameText, tidy } from "./texts.ts";

export class Telling {
  readonly #office: Office;
  readonly #ledger: Ledger;
  readonly #meeting: Meeting;

  constructor(office: Office, ledger: Ledger) {
    this.#office = office;
    this.#ledger = ledger;
    this.#meeting = new Meeting(office.api, ledger);
  }

  /** Have the server keep the text as it is now; first, once more, what it may not have had. */
  async save(id: Id): Promise<void> {
    const kept = await this.#ledger.find(id);
    if (kept.sent) await this.tell(id, kept.sent);
    else if (isTold(kept) && isOpen(kept.stage)) await this.#ledger.change((within) => amend(within, id, { untold_since: null }));
    else await this.tell(id, kept.text);
  }

  async tell(id: Id, text: Text): Promise<void> {
    const kept = await this.#ledger.find(id);
    await this.#ledger.change((within) => amend(within, id, { sent: text }));
    const { coverage, version, post, began_from } = kept;
    const said = { version, post, began_from, text: tidy(text) };
    const draft = await this.asking(id, () => this.#office.api.saveDraft(coverage, id, said));
    await this.#ledger.change(async (within) => {
      const found = await within.get("compositions", id);
      const isOurs = found?.sent && isSameText(found.sent, text); // or another tab has had an answer
      if (isOurs) within.put("compositions", saved(found, text, draft));
    });
    if (!isOpen(draft.stage)) await this.#meeting.closed(id, draft);
  }

  /** Ask, once more if only the proof of who asks was old. What stops it is in its composition. */
  async asking<Answer>(id: Id, ask: () => Promise<Answer>): Promise<Answer> {
    const { version } = await this.#ledger.find(id);
    try {
      return await renewing(this.#office.renew, ask);
    } catch (error) {
      if (error instanceof Collided) await this.#meeting.changed(id, error.current, version);
      else if (error instanceof Refused && error.status === 409) await this.#meeting.post(id, error);
      else if (error instanceof Refused || error instanceof NotAllowed) await this.#ledger.refuse(id, error);
      else throw error;
      throw new Stopped();
    }
  }
}
