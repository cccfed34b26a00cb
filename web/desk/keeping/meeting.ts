/** What stands in the way of what is told: somebody else was there before, or it is closed. */

import type { Api } from "../net/api.ts";
import { Refused } from "../net/errors.ts";
import type { Draft, Id, Post } from "../types.ts";
import { actsOf, takeBack } from "./acts.ts";
import { collided, isOpen } from "./compositions.ts";
import type { Kept } from "./database.ts";
import { close, forget, type Ledger } from "./ledger.ts";
import { isAsPublished, isSameText, postAsText, textOfRevision } from "./texts.ts";

export class Meeting {
  readonly #api: Api;
  readonly #ledger: Ledger;

  constructor(api: Api, ledger: Ledger) {
    this.#api = api;
    this.#ledger = ledger;
  }

  /** Somebody else was there before. */
  async changed(id: Id, current: Draft | Post, version: number): Promise<void> {
    if (!("stage" in current)) await this.#revision(id, current);
    else if (!isOpen(current.stage)) await this.closed(id, current);
    else {
      await this.#ledger.change(async (within) => {
        const kept = await within.get("compositions", id);
        if (kept?.version !== version) return; // another tab has met it already
        const acts = await actsOf(within, id);
        const mayMerge = !acts.some(({ act }) => act.do === "publish" || act.do === "schedule");
        const next = collided(kept, current, kept.base, mayMerge);
        within.put("compositions", next);
        if (next.collision) takeBack(within, acts);
        else for (const asked of acts) within.put("outbox", { ...asked, text: next.text });
      });
    }
  }

  /** The draft is closed: published, perhaps with another text, or discarded. */
  async closed(id: Id, draft: Draft): Promise<void> {
    const kept = await this.#ledger.find(id);
    if (draft.stage === "published") {
      const post = await this.#postOf(kept.coverage, draft.post ?? draft.id);
      if (post) await this.#published(kept, post);
      else await this.#ledger.refuse(id, new Error("It was published and then withdrawn; begin another."));
    } else if (isSameText(kept.text, draft.text)) {
      await this.#ledger.change((within) => forget(within, id));
    } else await this.#ledger.stop(id, (found) => collided(found, draft, found.base, false));
  }

  /** The post was revised since this change to it was begun. */
  async #revision(id: Id, post: Post): Promise<void> {
    const kept = await this.#ledger.find(id);
    const revisions = await this.#api.revisions(kept.coverage, post.id);
    const began = revisions.find(({ number }) => number === kept.began_from);
    const known = began && textOfRevision(began);
    const by = revisions.find(({ number }) => number === post.revision)?.by_name;
    const theirs = { ...postAsText(post), changed_by: by ? { name: by } : null };
    await this.#ledger.stop(id, (found) => {
      const base = { ...known, key: found.text.key, published_at: null, ...found.post_base };
      return collided(found, theirs, base, false);
    });
  }

  /** A conflict without what it is with: if the id is a post's already, it is with that. */
  async post(id: Id, refused: Refused): Promise<void> {
    const kept = await this.#ledger.find(id);
    const post = kept.post === null ? await this.#postOf(kept.coverage, id) : null;
    if (post) await this.#published(kept, post);
    else await this.#ledger.refuse(id, refused);
  }

  async #published({ id, text }: Kept, post: Post): Promise<void> {
    if (isAsPublished(text, post)) await this.#ledger.change((within) => close(within, id, text, post));
    else await this.#ledger.stop(id, (found) => collided(found, postAsText(post), found.base, false));
  }

  async #postOf(coverage: string, id: Id): Promise<Post | null> {
    try {
      return await this.#api.post(coverage, id);
    } catch (error) {
      if (error instanceof Refused) return null;
      throw error;
    }
  }
}
