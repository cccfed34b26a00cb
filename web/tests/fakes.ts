/** A server and a browser to follow a journal with, without either. */

import { vi } from "vitest";
import type { Change, Head } from "../protocol/changes.ts";

export const journal: Change[] = Array.from({ length: 30 }, (_, index) => ({
  seq: index + 1,
  at: "2022-01-21T21:44:00.000Z",
  kind: "withdraw",
  subject: "01900000-0000-7000-8000-000000000001",
  state: { withdrawn_at: "2022-01-21T16:44:00-05:00", position: 1 },
  state_digest: "",
  digest: `digest ${index + 1}`,
}));

export function changesOf(first: number, last: number): Change[] {
  return journal.slice(first - 1, last);
}

/** Every stream that was opened, the newest last. */
export class FakeEventSource {
  static readonly CLOSED = 2;
  static all: FakeEventSource[] = [];

  onopen: () => void = vi.fn();
  onerror: () => void = vi.fn();
  readyState = 0;
  readonly url: string;
  readonly #listeners = new Map<string, (event: { data: string }) => void>();

  constructor(url: string) {
    this.url = url;
    FakeEventSource.all.push(this);
  }

  static get newest(): FakeEventSource {
    const found = this.all.at(-1);
    if (!found) throw new Error("No stream was opened.");
    return found;
  }

  addEventListener(name: string, listener: (event: { data: string }) => void): void {
    this.#listeners.set(name, listener);
  }

  close(): void {
    this.readyState = FakeEventSource.CLOSED;
  }

  open(): void {
    this.readyState = 1;
    this.onopen();
  }

  /** The connection broke; the browser tries again, unless it is for good. */
  fail({ forGood = false } = {}): void {
    this.readyState = forGood ? FakeEventSource.CLOSED : 0;
    this.onerror();
  }

  send(name: string, data: unknown = ""): void {
    this.#listeners.get(name)?.({ data: JSON.stringify(data) });
  }
}

/** A server whose journal has `head.seq` changes. `asked` is what it was asked, in short. */
export class FakeServer {
  readonly head: Head = { edition: 1, seq: 3, state: "live", digest: "", segment_size: 10, poll_seconds: 5 };
  asked: string[] = [];
  isAway = false;
  /** The edition in which ranges are to be had; another is gone. */
  edition = 1;

  /** The digest of the newest change. */
  digest = (): string => `digest ${this.head.seq}`;

  readonly fetch = (address: string): Promise<Response> => {
    this.asked.push(address.replace("/live/storm/", ""));
    if (this.isAway) return Promise.reject(new TypeError("Failed to fetch"));
    const range = /journal\/(\d+)\/(\d+)-(\d+)\.json$/.exec(address);
    if (!range) return Promise.resolve(Response.json({ ...this.head, digest: this.digest() }));
    const [edition = 0, first = 0, last = 0] = range.slice(1).map(Number);
    if (edition !== this.edition) return Promise.resolve(new Response(null, { status: 410 }));
    return Promise.resolve(Response.json({ edition, first, last, changes: changesOf(first, last) }));
  };
}
