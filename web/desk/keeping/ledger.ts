/** What is written down, on this device, of what was told to the server and what came of it. */

import type { Id, Post, Text } from "../types.ts";
import { actsOf, takeBack } from "./acts.ts";
import { goingOn, published } from "./compositions.ts";
import type { DeviceDatabase, Kept, Within } from "./database.ts";
import type { Everything } from "./due.ts";
import { everythingIn } from "./office.ts";
import { isSameText } from "./texts.ts";

/** It cannot be told, and will not be by asking again; its composition says why. */
export class Stopped extends Error {}

export class Ledger {
  readonly #database: DeviceDatabase;

  constructor(database: DeviceDatabase) {
    this.#database = database;
  }

  /** Something that can still be told. */
  async find(id: Id): Promise<Kept> {
    const kept = await this.#database.read((within) => within.get("compositions", id));
    if (!kept || kept.published || kept.collision) throw new Stopped();
    return kept;
  }

  async refuse(id: Id, { message }: Error): Promise<void> {
    await this.stop(id, (kept) => ({ ...kept, sent: null, refusal: message }));
  }

  /** It waits for a person; so do the acts that were to follow it, and those alone. */
  async stop(id: Id, step: (kept: Kept) => Kept): Promise<void> {
    await this.change(async (within) => {
      const kept = await within.get("compositions", id);
      if (!kept || kept.published) return;
      within.put("compositions", step(kept));
      takeBack(within, await actsOf(within, id));
    });
  }

  /** All that there is on this device. */
  everything(): Promise<Everything> {
    return everythingIn(this.#database);
  }

  change<Answer>(work: (within: Within) => Promise<Answer>): Promise<Answer> {
    return this.#database.change(work);
  }
}

/** The server has confirmed it. What was typed meanwhile goes on as a change to the post. */
export async function close(within: Within, id: Id, asked: Text, post: Post): Promise<void> {
  const kept = await within.get("compositions", id);
  if (!kept || kept.published) return;
  const done = published(kept, asked, post);
  within.put("compositions", done);
  if (done.published && !isSameText(kept.text, asked)) {
    within.put("compositions", goingOn(kept, done.published, kept.text));
  }
}

export async function amend(within: Within, id: Id, change: Partial<Kept>): Promise<void> {
  const kept = await within.get("compositions", id);
  if (kept) within.put("compositions", { ...kept, ...change });
}

export async function forget(within: Within, id: Id): Promise<void> {
  within.remove("compositions", id);
  takeBack(within, await actsOf(within, id));
}
