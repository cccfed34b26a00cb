/**
 * The device's own database: what is being written, and what waits to be sent. Everybody who writes on
 * the device has one of their own; who they are is in one more.
 */

import type { Id, Stage, Text, Time } from "../types.ts";
import type { Act, Collision } from "./index.ts";

/** A composition as it is kept. */
export interface Kept {
  id: Id;
  coverage: string;
  post: Id | null;
  began_from: number | null;
  continues: Id | null;
  stage: Stage;
  text: Text;
  /** Goes up with every change of the text, whoever made it: a tab that has another one is behind. */
  edits: number;
  changed_at: number;
  /** The server's version, and its text. What differs from it has yet to be told. */
  version: number;
  base: Text;
  /** The post's text at `began_from`, as far as it is known. */
  post_base: Partial<Text>;
  /** Since when there has been something to tell; null when there is nothing. */
  untold_since: number | null;
  /** What was sent and has not been answered: it may have arrived. */
  sent: Text | null;
  collision: Collision | null;
  refusal: string | null;
  /** The server confirmed it. It is remembered for a while, for whoever still has it in an editor. */
  published: Published | null;
}

/** What was asked to be published, and the post as it was when that had been done. */
export interface Published {
  post: Id;
  revision: number;
  at: number;
  asked: Text;
  text: Text;
}

/** An act in the outbox. `place` is given by the database: acts are in the order of their places. */
export interface Asked {
  place: number;
  id: Id;
  coverage: string;
  act: Act;
  /** The text as it was when the act was asked for. */
  text: Text;
  asked_at: number;
  /** It may have reached the server. */
  tried: boolean;
}

/** How a coverage's line to the server fares; the line named "" is that of the whole person. */
export interface Line {
  name: string;
  failures: number;
  /** Nothing is tried before. */
  until: number;
  /** A sentence, if somebody must do something first. */
  why: string | null;
}

/** A picture that was given on this device. It is called by the SHA-256 of its bytes. */
export interface KeptPicture {
  asset: string;
  size: number;
  /** How many of its bytes the server has. */
  arrived: number;
  kept_at: number;
  /** Why the server does not take it, as a sentence. */
  refusal: string | null;
}

/** Its bytes lie by themselves, so that whoever looks at everything does not read them. */
export interface PictureFile {
  asset: string;
  file: Blob;
}

/** What another app has shared with the desk, until it is begun as a post. */
export interface Shared {
  id: Id;
  title: string;
  text: string;
  url: string;
  /** The pictures that came with it, in order. */
  pictures: string[];
  shared_at: number;
}

/** Who writes on this device, and what proves to the server that it is still them. */
export interface Writer {
  username: string;
  token: string;
  seen_at: Time;
}

interface Stores {
  compositions: Kept;
  outbox: Asked;
  lines: Line;
  pictures: KeptPicture;
  files: PictureFile;
  shared: Shared;
  writers: Writer;
}

type Store = keyof Stores;

const VERSION = 2; // since there are pictures

const KEYS: Record<Store, string> = {
  compositions: "id",
  outbox: "place",
  lines: "name",
  pictures: "asset",
  files: "asset",
  shared: "id",
  writers: "username",
};

/** What can be done within one transaction. Nothing else may be awaited in it: it would end. */
export interface Within {
  get<S extends Store>(store: S, key: string | number): Promise<Stores[S] | undefined>;
  all<S extends Store>(store: S): Promise<Stores[S][]>;
  put<S extends Store>(store: S, record: Stores[S]): void;
  add(asked: Omit<Asked, "place">): void;
  remove(store: Store, key: string | number): void;
}

export class DeviceDatabase {
  readonly #database: IDBDatabase;

  private constructor(database: IDBDatabase) {
    this.#database = database;
    database.onversionchange = () => {
      database.close(); // a newer version of the desk is in another tab; this one is told to reload
    };
  }

  static async open(name: string): Promise<DeviceDatabase> {
    const asked = indexedDB.open(name, VERSION);
    asked.onupgradeneeded = () => {
      for (const [store, keyPath] of Object.entries(KEYS)) {
        if (asked.result.objectStoreNames.contains(store)) continue;
        asked.result.createObjectStore(store, { keyPath, autoIncrement: store === "outbox" });
      }
    };
    return new DeviceDatabase(await answerOf(asked));
  }

  read<Answer>(work: (within: Within) => Promise<Answer>): Promise<Answer> {
    return this.#transact("readonly", "relaxed", work);
  }

  /**
   * All of it or nothing, one after the other, whatever tab it comes from. Resolves when it is kept:
   * relaxed outlives the browser, strict outlives a power cut and takes a write to the disk.
   */
  change<Answer>(
    work: (within: Within) => Promise<Answer>,
    durability: IDBTransactionDurability = "strict",
  ): Promise<Answer> {
    return this.#transact("readwrite", durability, work);
  }

  close(): void {
    this.#database.close();
  }

  async #transact<Answer>(
    mode: IDBTransactionMode,
    durability: IDBTransactionDurability,
    work: (within: Within) => Promise<Answer>,
  ): Promise<Answer> {
    const transaction = this.#database.transaction(Object.keys(KEYS), mode, { durability });
    const ended = endOf(transaction);
    try {
      const answer = await work(within(transaction));
      await ended;
      return answer;
    } catch (error) {
      ended.catch(() => undefined); // it is the same error, or comes of it
      if (transaction.error === null) abort(transaction);
      throw error;
    }
  }
}

function within(transaction: IDBTransaction): Within {
  const store = (name: Store): IDBObjectStore => transaction.objectStore(name);
  return {
    get: (name, key) => answerOf(store(name).get(key)),
    all: (name) => answerOf(store(name).getAll()),
    put: (name, record) => void store(name).put(record),
    add: (asked) => void store("outbox").add(asked),
    remove: (name, key) => void store(name).delete(key),
  };
}

function answerOf<Answer>(request: IDBRequest<Answer>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error("The device's database did not answer."));
    };
  });
}

function endOf(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => {
      resolve();
    };
    transaction.onabort = () => {
      reject(transaction.error ?? new Error("The device did not keep it."));
    };
  });
}

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch {
    // it has ended already
  }
}
