/** Ben's device, and its tabs; time runs fifty times as fast on it. */

import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, vi } from "vitest";
import { openKeeping, type Composition, type Keeping, type OutboxState } from "../../desk/keeping/index.ts";
import { emptyText } from "../../desk/keeping/texts.ts";
import type { Id, Text } from "../../desk/types.ts";
import { TestNewsroom } from "./newsroom.ts";

const FAST = 50;
const BEAT_MS = 4;

/** One tab of the browser, with an editor that does what index.ts asks of editors. */
export class Tab {
  all: Composition[] = [];
  outbox: OutboxState = { waiting: [], away: false, signed_out: null, pictures: [] };
  /** What the editor shows of each composition. */
  readonly editor = new Map<Id, Text>();
  readonly keeping: Keeping;

  private constructor(keeping: Keeping) {
    this.keeping = keeping;
    keeping.watch((all, outbox) => {
      this.all = all;
      this.outbox = outbox;
      for (const { id, text } of all) if (this.editor.has(id)) this.editor.set(id, text);
    });
  }

  static async open(person = "ben"): Promise<Tab> {
    const tab = new Tab(await openKeeping({ root: newsroom.root, person }));
    tabs.push(tab);
    return tab;
  }

  async begin(said: Partial<Text> = {}): Promise<Id> {
    const { id, text } = await this.keeping.begin("flood");
    this.editor.set(id, text);
    if (Object.keys(said).length) await this.type(id, said);
    return id;
  }

  /** Go on, in this tab, with what the device has. */
  async goOn(id: Id): Promise<void> {
    const found = (await this.keeping.open("flood")).find((one) => one.id === id);
    if (!found) throw new Error("The device does not have it.");
    this.editor.set(id, found.text);
  }

  type(id: Id, said: Partial<Text>): Promise<void> {
    const text = { ...(this.editor.get(id) ?? emptyText()), ...said };
    this.editor.set(id, text);
    return this.keeping.write(id, text);
  }

  one(id: Id): Composition | undefined {
    return this.all.find((one) => one.id === id);
  }

  async until(id: Id, safety: Composition["safety"]): Promise<Composition> {
    return eventually(() => {
      const found = this.one(id);
      if (found?.safety !== safety) throw new Error(`It is ${found?.safety ?? "gone"}, not ${safety}.`);
      return found;
    });
  }
}

export let newsroom: TestNewsroom;
let tabs: Tab[] = [];
let beating: NodeJS.Timeout;

export function eventually<Found>(look: () => Found): Promise<Found> {
  return vi.waitFor(look, { timeout: 8_000, interval: 5 });
}

/** The browser is closed in whatever state it is, and opened again. */
export async function restartBrowser(person = "ben"): Promise<Tab> {
  await Promise.all(tabs.map(({ keeping }) => keeping.close()));
  tabs = [];
  return Tab.open(person);
}

export function says(text: string): Text["body"] {
  const blocks = text.split("\n").map((line) => ({
    type: "paragraph",
    ...(line && { content: [{ type: "text", text: line }] }),
  }));
  return { type: "doc", content: blocks };
}

export function useDevice(): void {
  beforeEach(async () => {
    globalThis.indexedDB = new IDBFactory();
    newsroom = await new TestNewsroom().start();
    const beat = setInterval; // the real one
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
    beating = beat(() => vi.advanceTimersByTime(BEAT_MS * FAST), BEAT_MS);
  });

  afterEach(async () => {
    await newsroom.stop();
    await Promise.all(tabs.map(({ keeping }) => keeping.close()));
    tabs = [];
    clearInterval(beating);
    vi.useRealTimers();
  });
}
