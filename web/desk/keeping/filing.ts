/** The acts: what somebody has asked for, on a text's way to the page. */

import type { Draft } from "../types.ts";
import { elsewhere } from "./compositions.ts";
import type { Asked, Kept } from "./database.ts";
import { close, forget, Stopped, type Ledger } from "./ledger.ts";
import type { Office } from "./office.ts";
import { refusedIn } from "./pictures.ts";
import type { Telling } from "./telling.ts";
import { isEmpty, isSameText, tidy } from "./texts.ts";

export class Filing {
  readonly #office: Office;
  readonly #ledger: Ledger;
  readonly #telling: Telling;

  constructor(office: Office, ledger: Ledger, telling: Telling) {
    this.#office = office;
    this.#ledger = ledger;
    this.#telling = telling;
  }

  async do(asked: Asked): Promise<void> {
    await this.#seePictures(asked);
    const kept = await this.#begin(asked);
    if (!kept) return;
    if (asked.act.do === "publish") await this.#publish(asked, kept);
    else await this.#file(asked, kept);
  }

  /** A picture that the server did not take would be missed by readers: its writer hears of it. */
  async #seePictures({ id, text, act }: Asked): Promise<void> {
    const { pictures } = await this.#ledger.everything();
    const refusal = act.do === "discard" ? null : refusedIn(text, pictures);
    if (refusal === null) return;
    await this.#ledger.refuse(id, new Error(refusal));
    throw new Stopped();
  }

  /** Note that it may arrive from now on. What was sent before it comes first. */
  async #begin(asked: Asked): Promise<Kept | null> {
    const kept = await this.#ledger.change(async (within) => {
      const found = await within.get("compositions", asked.id);
      if (found && !found.published && !found.collision) {
        within.put("outbox", { ...asked, tried: true });
        return found;
      }
      within.remove("outbox", asked.place);
      return null;
    });
    if (kept?.sent) await this.#telling.save(kept.id);
    return kept && (await this.#ledger.find(kept.id));
  }

  async #publish(asked: Asked, kept: Kept): Promise<void> {
    const { coverage, id, text } = asked;
    const isNew = kept.post === null;
    if (!isNew && kept.version === 0) await this.#telling.tell(id, text); // by its draft a retry is known
    const { version } = await this.#ledger.find(id);
    const { api } = this.#office;
    const said = tidy(text);
    const post = await this.#telling.asking(id, () =>
      kept.post === null
        ? api.publishPost(coverage, id, said, version || undefined)
        : api.revisePost(coverage, kept.post, {
            draft: id,
            version,
            began_from: kept.began_from ?? 0,
            text: said,
          }),
    );
    await this.#ledger.change(async (within) => {
      within.remove("outbox", asked.place);
      await close(within, id, text, post);
    });
  }

  /** The acts of a draft's way to the page, of which the server keeps the text first. */
  async #file(asked: Asked, kept: Kept): Promise<void> {
    const { id, text, act } = asked;
    if (act.do === "discard" && kept.version === 0 && isEmpty(text)) {
      await this.#ledger.change((within) => forget(within, id));
      return;
    }
    if (kept.version === 0 || !isSameText(text, kept.base)) await this.#telling.tell(id, text);
    const { version } = await this.#ledger.find(id);
    const draft = await this.#telling.asking(id, () => this.#say(asked, version));
    await this.#ledger.change(async (within) => {
      within.remove("outbox", asked.place);
      const found = await within.get("compositions", id);
      if (act.do === "discard") {
        await forget(within, id);
        if (found && !isSameText(found.text, text)) within.put("compositions", elsewhere(found, found.text));
      } else if (found) within.put("compositions", { ...found, stage: draft.stage });
    });
  }

  #say({ coverage, id, act }: Asked, version: number): Promise<Draft> {
    const { api } = this.#office;
    switch (act.do) {
      case "submit":
        return api.submitDraft(coverage, id, act.note);
      case "send-back":
        return api.sendBackDraft(coverage, id, act.note);
      case "schedule":
        return api.scheduleDraft(coverage, id, act.at, version);
      case "unschedule":
        return api.unscheduleDraft(coverage, id);
      case "discard":
        return api.discardDraft(coverage, id);
      case "publish":
        throw new Error("To publish is not a step on a draft's way, but its end.");
    }
  }
}
