/**
 * Tells the server what waits on this device, one thing at a time, whichever tab or worker does it.
 *
 * Before anything is sent it is noted that it may have arrived; after its answer was read, that it has.
 * In between anything may happen: whoever comes next sends the very same again, under the same id, and
 * the server knows it. So nothing is lost, and nothing is there twice.
 */

import { Away, Collided, NotAllowed, Refused, SignedOut } from "../net/errors.ts";
import type { Draft, Id, Post, Text } from "../types.ts";
import { collided, elsewhere, goingOn, isOpen, isTold, published, saved } from "./compositions.ts";
import type { Asked, Kept, Within } from "./database.ts";
import { Draining } from "./draining.ts";
import { nextDue, type Everything } from "./due.ts";
import { PERSONAL, wait } from "./lines.ts";
import { everythingIn, renewing, type Office } from "./office.ts";
import { refusedIn } from "./pictures.ts";
import { isAsPublished, isEmpty, isSameText, postAsText, textOfRevision, tidy } from "./texts.ts";

/** It cannot be told, and will not be by asking again; its composition says why. */
class Stopped extends Error {}

export class Sender {
  readonly #office: Office;
  readonly #draining: Draining<Asked | Kept>;

  constructor(office: Office) {
    this.#office = office;
    this.#draining = new Draining(
      office.lock,
      async () => {
        const due = nextDue(await this.everything(), Date.now());
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
      if ("act" in due) await this.#do(due);
      else await this.#save(due.id);
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

  // The acts

  async #do(asked: Asked): Promise<void> {
    await this.#seePictures(asked);
    const kept = await this.#begin(asked);
    if (!kept) return;
    if (asked.act.do === "publish") await this.#publish(asked, kept);
    else await this.#file(asked, kept);
  }

  /** A picture that the server did not take would be missed by readers: its writer hears of it. */
  async #seePictures({ id, text, act }: Asked): Promise<void> {
    const { pictures } = await this.everything();
    const refusal = act.do === "discard" ? null : refusedIn(text, pictures);
    if (refusal === null) return;
    await this.#refuse(id, new Error(refusal));
    throw new Stopped();
  }

  /** Note that it may arrive from now on. What was sent before it comes first. */
  async #begin(asked: Asked): Promise<Kept | null> {
    const kept = await this.#change(async (within) => {
      const found = await within.get("compositions", asked.id);
      if (found && !found.published && !found.collision) {
        within.put("outbox", { ...asked, tried: true });
        return found;
      }
      within.remove("outbox", asked.place);
      return null;
    });
    if (kept?.sent) await this.#save(kept.id);
    return kept && (await this.#find(kept.id));
  }

  async #publish(asked: Asked, kept: Kept): Promise<void> {
    const { coverage, id, text } = asked;
    const isNew = kept.post === null;
    if (!isNew && kept.version === 0) await this.#tell(id, text); // by its draft a retry is known
    const { version } = await this.#find(id);
    const { api } = this.#office;
    const said = tidy(text);
    const post = await this.#asking(id, () =>
      kept.post === null
        ? api.publishPost(coverage, id, said, version || undefined)
        : api.revisePost(coverage, kept.post, {
            draft: id,
            version,
            began_from: kept.began_from ?? 0,
            text: said,
          }),
    );
    await this.#change(async (within) => {
      within.remove("outbox", asked.place);
      await close(within, id, text, post);
    });
  }

  /** The acts of a draft's way to the page, of which the server keeps the text first. */
  async #file(asked: Asked, kept: Kept): Promise<void> {
    const { id, text, act } = asked;
    if (act.do === "discard" && kept.version === 0 && isEmpty(text)) {
      await this.#change(async (within) => {
        forget(within, await within.all("outbox"), id);
      });
      return;
    }
    if (kept.version === 0 || !isSameText(text, kept.base)) await this.#tell(id, text);
    const draft = await this.#asking(id, () => this.#say(asked));
    await this.#change(async (within) => {
      within.remove("outbox", asked.place);
      const found = await within.get("compositions", id);
      if (act.do === "discard") {
        forget(within, await within.all("outbox"), id);
        if (found && !isSameText(found.text, text)) within.put("compositions", elsewhere(found, found.text));
      } else if (found) within.put("compositions", { ...found, stage: draft.stage });
    });
  }

  #say({ coverage, id, act }: Asked): Promise<Draft> {
    const { api } = this.#office;
    switch (act.do) {
      case "submit":
        return api.submitDraft(coverage, id, act.note);
      case "send-back":
        return api.sendBackDraft(coverage, id, act.note);
      case "schedule":
        return api.scheduleDraft(coverage, id, act.at);
      case "unschedule":
        return api.unscheduleDraft(coverage, id);
      case "discard":
        return api.discardDraft(coverage, id);
      case "publish":
        throw new Error("To publish is not a step on a draft's way, but its end.");
    }
  }

  // Saving

  /** Have the server keep the text as it is now; first, once more, what it may not have had. */
  async #save(id: Id): Promise<void> {
    const kept = await this.#find(id);
    if (kept.sent) await this.#tell(id, kept.sent);
    else if (isTold(kept) && isOpen(kept.stage)) await this.#change((within) => amend(within, id, { untold_since: null }));
    else await this.#tell(id, kept.text);
  }

  async #tell(id: Id, text: Text): Promise<void> {
    const kept = await this.#find(id);
    await this.#change((within) => amend(within, id, { sent: text }));
    const { coverage, version, post, began_from } = kept;
    const said = { version, post, began_from, text: tidy(text) };
    const draft = await this.#asking(id, () => this.#office.api.saveDraft(coverage, id, said));
    await this.#change(async (within) => {
      const found = await within.get("compositions", id);
      const isOurs = found?.sent && isSameText(found.sent, text); // or another tab has had an answer
      if (isOurs) within.put("compositions", saved(found, text, draft));
    });
    if (!isOpen(draft.stage)) await this.#meetClosed(id, draft);
  }

  // What comes back

  /** Ask, once more if only the proof of who asks was old. What stops it is in its composition. */
  async #asking<Answer>(id: Id, ask: () => Promise<Answer>): Promise<Answer> {
    const { version } = await this.#find(id);
    try {
      return await renewing(this.#office.renew, ask);
    } catch (error) {
      if (error instanceof Collided) await this.#meet(id, error.current, version);
      else if (error instanceof Refused && error.status === 409) await this.#meetPost(id, error);
      else if (error instanceof Refused || error instanceof NotAllowed) await this.#refuse(id, error);
      else throw error;
      throw new Stopped();
    }
  }

  async #refuse(id: Id, { message }: Error): Promise<void> {
    await this.#stop(id, (kept) => ({ ...kept, sent: null, refusal: message }));
  }

  /** Somebody else was there before. */
  async #meet(id: Id, current: Draft | Post, version: number): Promise<void> {
    if (!("stage" in current)) await this.#meetRevision(id, current);
    else if (!isOpen(current.stage)) await this.#meetClosed(id, current);
    else {
      await this.#change(async (within) => {
        const kept = await within.get("compositions", id);
        if (kept?.version !== version) return; // another tab has met it already
        const acts = (await within.all("outbox")).filter((asked) => asked.id === id);
        const mayMerge = !acts.some(({ act }) => act.do === "publish" || act.do === "schedule");
        const next = collided(kept, current, kept.base, mayMerge);
        within.put("compositions", next);
        if (next.collision) for (const { place } of acts) within.remove("outbox", place);
        else for (const asked of acts) within.put("outbox", { ...asked, text: next.text });
      });
    }
  }

  /** The draft is closed: published, perhaps with another text, or discarded. */
  async #meetClosed(id: Id, draft: Draft): Promise<void> {
    const kept = await this.#find(id);
    if (draft.stage === "published") {
      const post = await this.#postOf(kept.coverage, draft.post ?? draft.id);
      if (post) await this.#meetPublished(kept, post);
      else await this.#refuse(id, new Error("It was published and then withdrawn; begin another."));
    } else if (isSameText(kept.text, draft.text)) {
      await this.#change(async (within) => {
        forget(within, await within.all("outbox"), id);
      });
    } else await this.#stop(id, (found) => collided(found, draft, found.base, false));
  }

  /** The post was revised since this change to it was begun. */
  async #meetRevision(id: Id, post: Post): Promise<void> {
    const kept = await this.#find(id);
    const revisions = await this.#office.api.revisions(kept.coverage, post.id);
    const began = revisions.find(({ number }) => number === kept.began_from);
    const known = began && textOfRevision(began);
    const by = revisions.find(({ number }) => number === post.revision)?.by_name;
    const theirs = { ...postAsText(post), changed_by: by ? { name: by } : null };
    await this.#stop(id, (found) => {
      const base = { ...known, key: found.text.key, published_at: null, ...found.post_base };
      return collided(found, theirs, base, false);
    });
  }

  /** A conflict without what it is with: if the id is a post's already, it is with that. */
  async #meetPost(id: Id, refused: Refused): Promise<void> {
    const kept = await this.#find(id);
    const post = kept.post === null ? await this.#postOf(kept.coverage, id) : null;
    if (post) await this.#meetPublished(kept, post);
    else await this.#refuse(id, refused);
  }

  async #meetPublished({ id, text }: Kept, post: Post): Promise<void> {
    if (isAsPublished(text, post)) await this.#change((within) => close(within, id, text, post));
    else await this.#stop(id, (found) => collided(found, postAsText(post), found.base, false));
  }

  async #postOf(coverage: string, id: Id): Promise<Post | null> {
    try {
      return await this.#office.api.post(coverage, id);
    } catch (error) {
      if (error instanceof Refused) return null;
      throw error;
    }
  }

  /** It waits for a person; so do the acts that were to follow it, and those alone. */
  async #stop(id: Id, step: (kept: Kept) => Kept): Promise<void> {
    await this.#change(async (within) => {
      const kept = await within.get("compositions", id);
      if (!kept || kept.published) return;
      within.put("compositions", step(kept));
      for (const asked of await within.all("outbox")) {
        if (asked.id === id) within.remove("outbox", asked.place);
      }
    });
  }

  // The lines

  async #cameThrough(coverage: string): Promise<void> {
    const { lines } = await this.everything();
    const healed = lines.filter(({ name }) => name === coverage || name === PERSONAL);
    if (!healed.length) return;
    await this.#change(async (within) => {
      for (const { name } of await within.all("lines")) within.remove("lines", name); // they all are
    });
  }

  async #find(id: Id): Promise<Kept> {
    const kept = await this.#office.database.read((within) => within.get("compositions", id));
    if (!kept || kept.published || kept.collision) throw new Stopped();
    return kept;
  }

  /** All that there is on this device. */
  everything(): Promise<Everything> {
    return everythingIn(this.#office.database);
  }

  #change<Answer>(work: (within: Within) => Promise<Answer>): Promise<Answer> {
    return this.#office.database.change(work);
  }
}

/** The server has confirmed it. What was typed meanwhile goes on as a change to the post. */
async function close(within: Within, id: Id, asked: Text, post: Post): Promise<void> {
  const kept = await within.get("compositions", id);
  if (!kept || kept.published) return;
  const done = published(kept, asked, post);
  within.put("compositions", done);
  if (done.published && !isSameText(kept.text, asked)) {
    within.put("compositions", goingOn(kept, done.published, kept.text));
  }
}

async function amend(within: Within, id: Id, change: Partial<Kept>): Promise<void> {
  const kept = await within.get("compositions", id);
  if (kept) within.put("compositions", { ...kept, ...change });
}

function forget(within: Within, outbox: Asked[], id: Id): void {
  within.remove("compositions", id);
  for (const asked of outbox) if (asked.id === id) within.remove("outbox", asked.place);
}
