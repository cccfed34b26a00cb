/** The device: keeps what is written here, and has the sender tell the server of it. */

import { whenOnline } from "../net/online.ts";
import type { Draft, Id, Text } from "../types.ts";
import { askForBackgroundSync } from "./background.ts";
import { Carrier } from "./carrier.ts";
import {
  anew,
  begun,
  decided,
  followed,
  goingOn,
  isTold,
  taken,
  written,
  writtenBehind,
  type Beginning,
} from "./compositions.ts";
import { DeviceDatabase, type Asked, type Kept, type Shared, type Within } from "./database.ts";
import { nextTime, type Everything } from "./due.ts";
import type { Act, Composition, Keeping, OutboxState } from "./index.ts";
import { everythingIn, type Busy, type Office } from "./office.ts";
import { blank, keepPicture, named, shownIn, type Attributes } from "./pictures.ts";
import { Sender } from "./sender.ts";
import { textOfShared } from "./sharing.ts";
import { compositionOf, isShown, outboxState } from "./shown.ts";
import { otherTabs, type Tabs } from "./tabs.ts";
import { isSameText } from "./texts.ts";
import { apiOf, enter, nameOf, renew, writerNow } from "./writer.ts";
import { Written, type Shown } from "./written.ts";

export interface Surroundings {
  /** The address of the site, with a slash at its end. */
  root: string;
  /** The username of whoever is signed in; without a network, of the `lastPerson`. */
  person: string;
}

type Listener = (all: Composition[], outbox: OutboxState) => void;

const UNKEPT =
  "This device cannot keep what you write: make room on it and type on, or copy the text somewhere safe.";
const DAY_MS = 24 * 60 * 60 * 1000;
const SYNCED_MS = 1_000; // of what was typed, a power cut takes no more than the last second
const NOTHING: Everything = { compositions: [], outbox: [], lines: [], pictures: [] };

/** Open what this person has on this device, and send what waits. */
export async function openKeeping({ root, person }: Surroundings): Promise<Keeping> {
  await enter(root, person);
  const database = await DeviceDatabase.open(nameOf(root, person));
  await begin(database, person);
  void persisted();
  return new Device(database, root, person);
}

/** Ask the browser not to clear this away when the disk is full. */
async function persisted(): Promise<void> {
  const storage = (globalThis.navigator as Partial<Navigator> | undefined)?.storage;
  await (storage as Partial<StorageManager> | undefined)?.persist?.();
}

/** For whoever sends what this person wrote. `changed` is told what they are at, and when it is over. */
export function officeOf(
  database: DeviceDatabase,
  root: string,
  person: string,
  changed: (busy: Busy | null) => void,
): Office {
  const api = apiOf(root, database, person);
  return {
    database,
    api,
    lock: nameOf(root, person),
    renew: () => renew(api, database, person),
    changed,
  };
}

class Device implements Keeping {
  readonly #database: DeviceDatabase;
  readonly #sender: Sender;
  readonly #carrier: Carrier;
  readonly #tabs: Tabs;
  readonly #written: Written;
  readonly #listeners = new Set<Listener>();
  readonly #stopListening: () => void;
  /** Begun in this tab, and without a word yet. */
  readonly #unwritten = new Map<Id, Kept>();
  /** What this device could not keep: its disk is full, or the browser was told to forget. */
  readonly #unkept = new Set<Id>();
  #busy: Busy | null = null;
  #syncedAt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #telling: Promise<void> | null = null;
  #tellsAgain = false;
  #isClosed = false;

  constructor(database: DeviceDatabase, root: string, person: string) {
    this.#database = database;
    const office = officeOf(database, root, person, (busy) => {
      this.#changed(busy);
    });
    this.#sender = new Sender(office);
    this.#carrier = new Carrier({
      ...office,
      changed: () => {
        this.#changed(); // what a text is at stays as it was
      },
    });
    this.#written = new Written(
      (began, text) => this.#keep(began, text),
      () => {
        this.#changed();
      },
    );
    this.#tabs = otherTabs(nameOf(root, person), (busy) => {
      this.#busy = busy;
      this.#tell();
    });
    this.#stopListening = whenOnline(this.retry);
    this.#drain();
  }

  // What the views do

  async open(coverage: string): Promise<Composition[]> {
    const everything = await everythingIn(this.#database);
    return everything.compositions
      .filter((kept) => kept.coverage === coverage && !kept.published)
      .sort((one, other) => other.changed_at - one.changed_at)
      .map((kept) => this.#shown(kept, everything));
  }

  async begin(coverage: string, from: Beginning = {}): Promise<Composition> {
    const kept = await this.#change(async (within) => {
      const found = from.id && (await within.get("compositions", from.id));
      if (found) return found;
      const next = begun(coverage, from);
      if (isTold(next)) this.#unwritten.set(next.id, next);
      else within.put("compositions", next);
      return next;
    });
    this.#changed();
    return this.#shown(kept);
  }

  write(id: Id, text: Text): Promise<void> {
    return this.#written.write(id, text);
  }

  async act(id: Id, act: Act): Promise<void> {
    await this.#written.settled(id);
    await this.#change(async (within) => {
      const kept = await this.#find(within, id);
      if (kept.collision) throw new Error("Somebody else has changed it too; first decide what it says.");
      if (kept.published) return;
      within.put("compositions", { ...kept, refusal: null });
      ask(within, kept, act, await actsOf(within, id));
    });
    this.#unwritten.delete(id);
    askForBackgroundSync();
    this.#changed();
    this.#drain();
  }

  async recall(id: Id): Promise<boolean> {
    const isRecalled = await this.#change(async (within) => {
      const acts = await actsOf(within, id);
      if (acts.some(({ tried }) => tried)) return false;
      for (const { place } of acts) within.remove("outbox", place);
      return true;
    });
    this.#changed();
    return isRecalled;
  }

  async decide(id: Id, text: Text): Promise<Composition> {
    await this.#written.settled(id);
    const kept = await this.#change(async (within) => {
      const next = decided(await this.#find(within, id), text);
      if (next.id !== id) within.remove("compositions", id);
      within.put("compositions", next);
      return next;
    });
    this.#changed();
    return this.#shown(kept);
  }

  async anew(id: Id): Promise<Composition> {
    await this.#written.settled(id);
    const kept = await this.#change(async (within) => {
      const change = await this.#find(within, id);
      for (const { place } of await actsOf(within, id)) within.remove("outbox", place);
      discard(within, change);
      const next = anew(change);
      within.put("compositions", next);
      return next;
    });
    this.#unwritten.delete(id);
    this.#changed();
    this.#drain();
    return this.#shown(kept);
  }

  async take(coverage: string, draft: Draft): Promise<Composition> {
    const kept = await this.#change(async (within) => {
      const found = await within.get("compositions", draft.id);
      const next = found ? followed(found, draft) : taken(coverage, draft);
      within.put("compositions", next);
      return next;
    });
    this.#changed();
    return this.#shown(kept);
  }

  async hear(draft: Draft): Promise<void> {
    const isOurs = await this.#change(async (within) => {
      const kept = await within.get("compositions", draft.id);
      const acts = await actsOf(within, draft.id);
      if (!kept || acts.length) return false; // what is sent will meet it
      const isOver = draft.stage === "discarded" && isTold(kept) && isSameText(kept.text, draft.text);
      if (isOver) within.remove("compositions", draft.id);
      else within.put("compositions", followed(kept, draft));
      return true;
    }, "relaxed");
    if (isOurs) this.#changed();
  }

  async leave(id: Id): Promise<boolean> {
    await this.#written.settled(id);
    const isLeft = await this.#change(async (within) => {
      const kept = await within.get("compositions", id);
      const isNeeded = kept && !kept.published && !isTold(kept);
      if (isNeeded || (await actsOf(within, id)).length) return false;
      if (!kept?.published) within.remove("compositions", id);
      return true;
    });
    if (isLeft) {
      this.#unwritten.delete(id);
      this.#written.forget(id);
    }
    this.#changed();
    return isLeft;
  }

  async keepPicture(file: Blob): Promise<Attributes> {
    const picture = await named(file);
    await this.#change((within) => keepPicture(within, picture));
    askForBackgroundSync();
    this.#changed();
    return blank(picture.asset);
  }

  async fileOf(asset: string): Promise<Blob | null> {
    const kept = await this.#database.read((within) => within.get("files", asset));
    return kept?.file ?? null;
  }

  async shared(): Promise<Shared[]> {
    const found = await this.#database.read((within) => within.all("shared"));
    return found.sort((one, other) => one.shared_at - other.shared_at);
  }

  async takeShared(id: Id, coverage: string, bylines: string[]): Promise<Composition> {
    const kept = await this.#change(async (within) => {
      const shared = await within.get("shared", id);
      if (!shared) throw new Error("What was shared is in a post already.");
      const next = written(begun(coverage), { ...textOfShared(shared), bylines });
      within.put("compositions", next);
      within.remove("shared", id);
      return next;
    });
    this.#changed();
    return this.#shown(kept);
  }

  async forgetShared(id: Id): Promise<void> {
    await this.#change((within) => {
      within.remove("shared", id);
      return Promise.resolve();
    });
  }

  readonly retry = (): void => {
    void this.#retry().catch(this.#report);
  };

  watch(listener: Listener): () => void {
    this.#listeners.add(listener);
    this.#tell();
    return () => {
      this.#listeners.delete(listener);
    };
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#stopListening();
    await this.#written.allSettled();
    await Promise.all([this.#sender.close(), this.#carrier.close()]);
    await this.#telling;
    this.#tabs.close();
    this.#database.close();
  }

  // Keeping

  async #keep(began: Shown, text: Text): Promise<Kept> {
    const { id } = began.kept;
    try {
      const kept = await this.#keepOnDevice(began, text);
      this.#unkept.delete(id);
      return kept;
    } catch (error) {
      this.#unkept.add(id); // it is said wherever the composition is shown
      throw error;
    }
  }

  async #keepOnDevice(began: Shown, text: Text): Promise<Kept> {
    const isSynced = Date.now() - this.#syncedAt < SYNCED_MS;
    if (!isSynced) this.#syncedAt = Date.now();
    const [before, kept] = await this.#change(
      async (within) => {
        const before = (await within.get("compositions", began.kept.id)) ?? began.kept;
        const next = await afterWriting(within, before, began, text);
        within.put("compositions", next);
        return [before, next];
      },
      isSynced ? "relaxed" : "strict",
    );
    this.#unwritten.delete(kept.id);
    if (before.untold_since === null) askForBackgroundSync();
    return kept;
  }

  async #find(within: Within, id: Id): Promise<Kept> {
    const kept = (await within.get("compositions", id)) ?? this.#written.find(id);
    if (!kept) throw new Error(`Nothing was begun here under the id ${id}.`);
    return kept;
  }

  #change<Answer>(
    work: (within: Within) => Promise<Answer>,
    durability?: IDBTransactionDurability,
  ): Promise<Answer> {
    return this.#database.change(work, durability);
  }

  // Telling

  #changed(busy: Busy | null = this.#busy): void {
    this.#busy = busy;
    if (!this.#isClosed) this.#tabs.tell(busy);
    this.#tell();
  }

  /** Tell the listeners how everything is, and see when there is something to do. */
  #tell(): void {
    this.#tellsAgain = true;
    this.#telling ??= this.#tellAll().catch(this.#report);
  }

  async #tellAll(): Promise<void> {
    try {
      while (this.#tellsAgain && !this.#isClosed) {
        this.#tellsAgain = false;
        const everything = await everythingIn(this.#database);
        this.#wait(nextTime(everything));
        this.#tellListeners(everything);
      }
    } finally {
      this.#telling = null; // in the same breath as the last look, or a call in between is lost
    }
  }

  #tellListeners(everything: Everything): void {
    const { compositions } = everything;
    const all = [...this.#begunOnly(compositions), ...compositions]
      .filter((kept) => isShown(kept, Date.now()))
      .map((kept) => this.#shown(kept, everything));
    const state = outboxState(everything);
    for (const listener of this.#listeners) listener(all, state);
  }

  #begunOnly(compositions: Kept[]): Kept[] {
    const known = new Set(compositions.map(({ id }) => id));
    return [...this.#unwritten.values()].filter(({ id }) => !known.has(id));
  }

  #shown(kept: Kept, everything = NOTHING): Composition {
    const text = this.#written.show(kept);
    const shown = { ...compositionOf(kept, everything, this.#busy), text };
    return this.#unkept.has(kept.id) ? { ...shown, safety: "refused", refusal: UNKEPT } : shown;
  }

  // Sending

  #wait(until: number | null): void {
    clearTimeout(this.#timer);
    if (until === null || this.#isClosed) return;
    const left = until - Date.now();
    if (left <= 0) this.#timer = setTimeout(this.#drain, 0);
    else this.#timer = setTimeout(() => { this.#wait(until); }, Math.ceil(left)); // some ring a little early
  }

  readonly #drain = (): void => {
    if (this.#isClosed) return;
    void this.#sender.drain().catch(this.#report);
    void this.#carrier.drain().catch(this.#report);
  };

  async #retry(): Promise<void> {
    const wasAway = await this.#change(async (within) => {
      const lines = await within.all("lines");
      for (const { name } of lines) within.remove("lines", name);
      return lines.length > 0;
    }, "relaxed");
    if (wasAway) this.#changed();
    this.#drain();
  }

  readonly #report = (error: unknown): void => {
    if (!this.#isClosed) console.error(error);
  };
}

/** Put an act at the end of the outbox. The same act twice is one, with the text as it is now. */
function ask(within: Within, kept: Kept, act: Act, acts: Asked[]): void {
  const { id, coverage, text } = kept;
  const same = acts.find((asked) => asked.act.do === act.do);
  if (!same) within.add({ id, coverage, act, text, asked_at: Date.now(), tried: false });
  else if (!same.tried) within.put("outbox", { ...same, act, text });
}

/** As the server has it, if it does: what was written since is not to be told any more. */
function discard(within: Within, kept: Kept): void {
  if (kept.version === 0 && !kept.sent) within.remove("compositions", kept.id);
  else {
    const asKept = { ...kept, text: kept.base, sent: null, untold_since: null, collision: null, refusal: null };
    within.put("compositions", asKept);
    ask(within, asKept, { do: "discard" }, []);
  }
}

async function actsOf(within: Within, id: Id): Promise<Asked[]> {
  return (await within.all("outbox")).filter((asked) => asked.id === id);
}

/** What an editor has written, which may be behind what is kept, or not know that it was published. */
async function afterWriting(within: Within, before: Kept, began: Shown, text: Text): Promise<Kept> {
  let target: Kept | undefined = before;
  let last = before;
  while (target?.published) {
    last = target;
    const all = await within.all("compositions");
    target = all.find(({ continues }) => continues === last.id);
  }
  if (target) {
    const isLevel = target.id === before.id && target.edits === began.kept.edits;
    return isLevel ? written(target, text) : writtenBehind(target, began.text, text);
  }
  if (!last.published || isSameText(text, last.published.asked)) return last;
  return goingOn(last, last.published, text);
}

/** Try everything anew, in the name of whoever is here; and forget what nobody needs any more. */
async function begin(database: DeviceDatabase, person: string): Promise<void> {
  const longAgo = Date.now() - DAY_MS;
  const writer = await writerNow(person);
  await database.change(async (within) => {
    const known = await within.get("writers", person);
    within.put("writers", { ...writer, token: writer.token || (known?.token ?? "") });
    for (const { name } of await within.all("lines")) within.remove("lines", name);
    const outbox = await within.all("outbox");
    for (const kept of await within.all("compositions")) {
      const isOver = kept.published ? kept.published.at < longAgo : isTold(kept) && kept.changed_at < longAgo;
      if (isOver && !outbox.some(({ id }) => id === kept.id)) within.remove("compositions", kept.id);
    }
    await forgetUnshown(within, longAgo);
  });
}

/** Pictures that were taken out of their texts again. */
async function forgetUnshown(within: Within, longAgo: number): Promise<void> {
  const texts = [...(await within.all("compositions")), ...(await within.all("outbox"))];
  const shared = (await within.all("shared")).flatMap(({ pictures }) => pictures);
  const shown = new Set([...texts.flatMap(({ text }) => [...shownIn(text)]), ...shared]);
  for (const { asset, kept_at } of await within.all("pictures")) {
    if (shown.has(asset) || kept_at > longAgo) continue;
    within.remove("pictures", asset);
    within.remove("files", asset);
  }
}
