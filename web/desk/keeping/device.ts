/** The device: keeps what is written here, and has the sender tell the server of it. */

import { whenOnline } from "../net/online.ts";
import type { Draft, Id, Text } from "../types.ts";
import { Alarm } from "./alarm.ts";
import { askForBackgroundSync } from "./background.ts";
import { Carrier } from "./carrier.ts";
import { begun, isTold, type Beginning } from "./compositions.ts";
import type { DeviceDatabase, Kept, Shared, Within } from "./database.ts";
import { afterWriting, asked, begunAnew, begunWithShared, heard, left, recalled, settled, takenOver } from "./deeds.ts";
import { nextTime, type Everything } from "./due.ts";
import type { Act, Composition, Keeping, OutboxState } from "./index.ts";
import { freeAll } from "./lines.ts";
import { everythingIn, officeOf, type Busy } from "./office.ts";
import { blank, keepPicture, named, type Attributes } from "./pictures.ts";
import { Sender } from "./sender.ts";
import { compositionOf, isShown, outboxState } from "./shown.ts";
import { otherTabs, type Tabs } from "./tabs.ts";
import { nameOf } from "./writer.ts";
import { Written, type Shown } from "./written.ts";

type Listener = (all: Composition[], outbox: OutboxState) => void;

const UNKEPT =
  "This device cannot keep what you write: make room on it and type on, or copy the text somewhere safe.";
const SYNCED_MS = 1_000; // of what was typed, a power cut takes no more than the last second
const NOTHING: Everything = { compositions: [], outbox: [], lines: [], pictures: [] };

export class Device implements Keeping {
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
  readonly #alarm = new Alarm(() => { this.#drain(); });
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
    return this.#show(kept);
  }

  write(id: Id, text: Text): Promise<void> {
    return this.#written.write(id, text);
  }

  async act(id: Id, act: Act): Promise<void> {
    await this.#written.settled(id);
    await this.#change(async (within) => asked(within, await this.#find(within, id), act));
    this.#unwritten.delete(id);
    askForBackgroundSync();
    this.#changed();
    this.#drain();
  }

  async recall(id: Id): Promise<boolean> {
    const isRecalled = await this.#change((within) => recalled(within, id));
    this.#changed();
    return isRecalled;
  }

  async decide(id: Id, text: Text): Promise<Composition> {
    await this.#written.settled(id);
    return this.#show(await this.#change(async (within) => settled(within, await this.#find(within, id), text)));
  }

  async anew(id: Id): Promise<Composition> {
    await this.#written.settled(id);
    const kept = await this.#change(async (within) => begunAnew(within, await this.#find(within, id)));
    this.#unwritten.delete(id);
    this.#drain();
    return this.#show(kept);
  }

  async take(coverage: string, draft: Draft): Promise<Composition> {
    return this.#show(await this.#change((within) => takenOver(within, coverage, draft)));
  }

  async hear(draft: Draft): Promise<void> {
    if (await this.#change((within) => heard(within, draft), "relaxed")) this.#changed();
  }

  async leave(id: Id): Promise<boolean> {
    await this.#written.settled(id);
    const isLeft = await this.#change((within) => left(within, id));
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

  async retryPicture(asset: string): Promise<void> {
    await this.#change(async (within) => {
      const picture = await within.get("pictures", asset);
      if (picture) within.put("pictures", { ...picture, refusal: null });
    });
    this.#changed();
    this.#drain();
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
    return this.#show(await this.#change((within) => begunWithShared(within, id, coverage, bylines)));
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
    this.#alarm.end();
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
        this.#alarm.set(nextTime(everything));
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

  /** It is different now, and this is how it is shown. */
  #show(kept: Kept): Composition {
    this.#changed();
    return this.#shown(kept);
  }

  #shown(kept: Kept, everything = NOTHING): Composition {
    const text = this.#written.show(kept);
    const shown = { ...compositionOf(kept, everything, this.#busy), text };
    return this.#unkept.has(kept.id) ? { ...shown, safety: "refused", refusal: UNKEPT } : shown;
  }

  // Sending

  readonly #drain = (): void => {
    if (this.#isClosed) return;
    void this.#sender.drain().catch(this.#report);
    void this.#carrier.drain().catch(this.#report);
  };

  async #retry(): Promise<void> {
    if (await this.#change(freeAll, "relaxed")) this.#changed();
    this.#drain();
  }

  readonly #report = (error: unknown): void => {
    if (!this.#isClosed) console.error(error);
  };
}
