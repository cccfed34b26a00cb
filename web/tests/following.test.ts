import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { follow, type Following } from "../reader/following.ts";
import { placeAt, type Place } from "../reader/place.ts";
import { changesOf, FakeEventSource, FakeServer } from "./fakes.ts";

const SECOND = 1000;
const MOMENT = 60; // after which what came meanwhile is shown
const MINUTE = 60 * SECOND;

let server: FakeServer;
let place: Place;
let shown: number[];
let goes: number; // in which it was shown
let isOver: boolean;
const connection = { up: vi.fn(), down: vi.fn() };
const reload = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, "random").mockReturnValue(0.5); // in the middle of every spread
  server = new FakeServer();
  FakeEventSource.all = [];
  vi.stubGlobal("EventSource", FakeEventSource);
  vi.stubGlobal("fetch", server.fetch);
  vi.stubGlobal("document", { hidden: false });
  shown = [];
  goes = 0;
  isOver = false;
  place = placeAt(3, (changes) => {
    goes += 1;
    shown.push(...changes.map(({ seq }) => seq));
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.clearAllMocks();
});

function begin(): Following {
  return follow("/live/storm/", place, connection, () => isOver, reload);
}

function beginOpen(): Following {
  const following = begin();
  FakeEventSource.newest.open();
  return following;
}

function stream(): FakeEventSource {
  return FakeEventSource.newest;
}

async function pass(milliseconds: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(milliseconds);
}

/** How often the head was asked for since this was last called. */
function heads(): number {
  const found = server.asked.filter((address) => address === "head.json").length;
  server.asked = [];
  return found;
}

test("the stream is opened after the page's seq, and nothing else is asked for", async () => {
  beginOpen();
  await pass(59 * SECOND);
  expect(stream().url).toBe("/live/storm/stream?after=3");
  expect(server.asked).toEqual([]);
  expect(connection.up).toHaveBeenCalled();
});

/** Changes come over the stream, all in one go. */
function bring(first: number, last: number): void {
  for (const change of changesOf(first, last)) stream().send("change", change);
}

test("a change is shown as it comes; those that come again are not", async () => {
  beginOpen();
  bring(4, 4);
  expect(shown).toEqual([4]);
  bring(1, 6);
  bring(5, 7);
  await pass(MOMENT);
  expect(shown).toEqual([4, 5, 6, 7]);
  await pass(MOMENT);
  bring(8, 8);
  expect(shown).toEqual([4, 5, 6, 7, 8]);
});

test("of many that come in one go the first is shown at once, and the others together", async () => {
  beginOpen();
  bring(4, 20);
  expect(shown).toEqual([4]);
  bring(21, 30);
  await pass(MOMENT);
  expect(shown).toEqual(changesOf(4, 30).map(({ seq }) => seq));
  expect(goes).toBe(2);
});

test("a gap among those that come in one go is filled, and nothing beyond it is shown before", async () => {
  beginOpen();
  bring(4, 6);
  bring(9, 12);
  server.head.seq = 12;
  expect(place.seq).toBe(6);
  await pass(2 * MOMENT);
  expect(shown).toEqual(changesOf(4, 12).map(({ seq }) => seq));
});

test("what is missing before a change is fetched, and then the stream goes on", async () => {
  beginOpen();
  server.head.seq = 6;
  stream().send("change", changesOf(6, 6)[0]);
  await pass(0);
  expect(server.asked).toEqual(["head.json", "journal/1/3-6.json"]);
  bring(7, 7);
  await pass(MOMENT);
  expect(shown).toEqual([4, 5, 6, 7]);
});

test("a gap is filled even when a cache answers with a head from before it", async () => {
  beginOpen();
  stream().send("change", changesOf(6, 6)[0]);
  await pass(0);
  expect(shown).toEqual([4, 5, 6]);
});

test("whoever is far behind asks for whole segments", async () => {
  isOver = true;
  server.head.seq = 25;
  begin();
  await pass(MOMENT);
  const ranges = ["1-10", "11-20", "21-25"].map((range) => `journal/1/${range}.json`);
  expect(server.asked).toEqual(["head.json", ...ranges]);
  expect(shown).toEqual(changesOf(4, 25).map(({ seq }) => seq));
});

test("a short break is left to the browser", async () => {
  beginOpen();
  stream().fail();
  await pass(7 * SECOND);
  stream().open();
  await pass(59 * SECOND);
  expect(server.asked).toEqual([]);
  expect(FakeEventSource.all).toHaveLength(1);
});

test("in a longer break the page asks, at the pace that the head gives", async () => {
  beginOpen();
  stream().fail();
  await pass(10 * SECOND);
  expect(heads()).toBe(1);
  await pass(20 * SECOND);
  expect(heads()).toBe(4);
  stream().open();
  await pass(59 * SECOND);
  expect(heads()).toBe(0);
});

test("where the stream is refused the page asks, and tries to stream again", async () => {
  begin();
  stream().fail({ forGood: true });
  server.head.seq = 5;
  await pass(5 * SECOND);
  expect(shown).toEqual([4, 5]);
  await pass(65 * SECOND);
  expect(FakeEventSource.all).toHaveLength(1);
  await pass(20 * SECOND);
  expect(FakeEventSource.all).toHaveLength(2);
  expect(stream().url).toBe("/live/storm/stream?after=5");
  stream().open();
  heads();
  await pass(59 * SECOND);
  expect(heads()).toBe(0);
});

test("a stream that fails again and again is left alone for a while", () => {
  begin();
  for (let errors = 1; errors <= 5; errors += 1) stream().fail();
  expect(stream().readyState).toBe(0);
  stream().fail();
  expect(stream().readyState).toBe(FakeEventSource.CLOSED);
});

test("a stream on which nothing comes is checked, and trusted when nothing had happened", async () => {
  beginOpen();
  await pass(MINUTE);
  expect(heads()).toBe(1);
  expect(FakeEventSource.all).toHaveLength(1);
});

test("a stream that died unheard is opened anew; one that is held back is given up", async () => {
  beginOpen();
  server.head.seq = 4;
  await pass(MINUTE);
  expect(shown).toEqual([4]);
  expect(stream().url).toBe("/live/storm/stream?after=4");
  stream().open();
  server.head.seq = 5;
  await pass(MINUTE);
  expect(shown).toEqual([4, 5]);
  expect(stream().readyState).toBe(FakeEventSource.CLOSED);
  heads();
  await pass(20 * SECOND);
  expect(heads()).toBe(4);
});

test("checks are spread by a fifth to either side", async () => {
  vi.mocked(Math.random).mockReturnValue(0);
  beginOpen();
  await pass(48 * SECOND);
  expect(heads()).toBe(1);
  vi.mocked(Math.random).mockReturnValue(0.999999);
  stream().open();
  await pass(71 * SECOND);
  expect(heads()).toBe(0);
  await pass(SECOND);
  expect(heads()).toBe(1);
});

test("who is not looking asks less often", async () => {
  begin();
  stream().fail({ forGood: true });
  await pass(5 * SECOND);
  vi.stubGlobal("document", { hidden: true });
  await pass(5 * SECOND);
  heads();
  await pass(40 * SECOND);
  expect(heads()).toBe(2);
});

test("while nobody answers the page asks ever less often, and then at once at the old pace", async () => {
  beginOpen();
  server.isAway = true;
  stream().fail();
  const times: number[] = [];
  for (let second = 1; second <= 150; second += 1) {
    await pass(SECOND);
    if (heads()) times.push(second);
  }
  expect(times).toEqual([10, 20, 40, 80, 120]);
  expect(connection.down).toHaveBeenCalled();
  server.isAway = false;
  await pass(10 * SECOND);
  expect(connection.up).toHaveBeenCalledTimes(2);
  heads();
  await pass(20 * SECOND);
  expect(heads()).toBe(4);
});

test("at the end the stream is closed; the page asks slowly, and hears of a reopening", async () => {
  beginOpen();
  Object.assign(server.head, { state: "ended", poll_seconds: 30 });
  isOver = true;
  stream().send("ended", 3);
  expect(stream().readyState).toBe(FakeEventSource.CLOSED);
  await pass(5 * SECOND);
  expect(heads()).toBe(1);
  await pass(60 * SECOND);
  expect(heads()).toBe(2);
  expect(FakeEventSource.all).toHaveLength(1);
  isOver = false;
  await pass(30 * SECOND);
  expect(FakeEventSource.all).toHaveLength(2);
});

test("a page of ended coverage opens no stream", async () => {
  isOver = true;
  server.head.poll_seconds = 30;
  begin();
  await pass(0);
  expect(FakeEventSource.all).toEqual([]);
  expect(heads()).toBe(1);
});

test("a place that cannot be served has the page reloaded; where it may not be, it asks", async () => {
  beginOpen();
  stream().send("reset");
  expect(reload).toHaveBeenCalledOnce();
  expect(stream().readyState).toBe(FakeEventSource.CLOSED);
  await pass(10 * SECOND);
  expect(heads()).toBe(2);
});

test("after a withdrawal ranges are asked for in the new edition", async () => {
  isOver = true;
  Object.assign(server.head, { seq: 4, edition: 2 });
  server.edition = 2;
  begin();
  await pass(0);
  expect(server.asked).toEqual(["head.json", "journal/2/4-4.json"]);
});

test("an edition that is gone twice in a row has the page reloaded", async () => {
  isOver = true;
  server.head.seq = 4;
  server.edition = 2;
  begin();
  await pass(0);
  expect(reload).not.toHaveBeenCalled();
  await pass(10 * SECOND);
  expect(reload).toHaveBeenCalledOnce();
});

test("a head from before is an old copy, unless it is all that is to be had for a minute", async () => {
  isOver = true;
  server.head.seq = 2;
  begin();
  await pass(MINUTE);
  expect(reload).not.toHaveBeenCalled();
  await pass(MINUTE / 4);
  expect(reload).toHaveBeenCalled();
});

test("a head from before is forgotten when a newer one comes", async () => {
  isOver = true;
  server.head.seq = 2;
  begin();
  await pass(MINUTE);
  server.head.seq = 3;
  await pass(5 * SECOND);
  server.head.seq = 2;
  await pass(MINUTE);
  expect(reload).not.toHaveBeenCalled();
});

test("a head with another digest is that of another journal, and has the page reloaded", async () => {
  beginOpen();
  stream().send("change", changesOf(4, 4)[0]);
  server.head.seq = 4;
  await pass(MINUTE);
  expect(reload).not.toHaveBeenCalled();
  server.digest = () => "another";
  await pass(MINUTE);
  expect(reload).toHaveBeenCalledOnce();
});

test("whoever comes back asks at once, and again when that was too early", async () => {
  const following = beginOpen();
  following.wake();
  following.wake();
  await pass(0);
  expect(heads()).toBe(2);
});

test("a page out of sight lets go of its stream and asks now and then, and streams when it is back", async () => {
  const following = beginOpen();
  vi.stubGlobal("document", { hidden: true });
  following.rest();
  expect(stream().readyState).toBe(FakeEventSource.CLOSED);
  server.head.seq = 4;
  await pass(40 * SECOND);
  expect(heads()).toBe(2);
  expect(shown).toEqual([4]);
  expect(FakeEventSource.all).toHaveLength(1);
  vi.stubGlobal("document", { hidden: false });
  server.head.seq = 5;
  following.wake();
  await pass(0);
  expect(shown).toEqual([4, 5]);
  expect(stream().url).toBe("/live/storm/stream?after=5");
});

test("a page that is opened out of sight streams when it is looked at", async () => {
  vi.stubGlobal("document", { hidden: true });
  const following = begin();
  await pass(MINUTE);
  expect(FakeEventSource.all).toEqual([]);
  expect(heads()).toBe(4);
  vi.stubGlobal("document", { hidden: false });
  following.wake();
  await pass(0);
  expect(stream().url).toBe("/live/storm/stream?after=3");
});

test("a page that goes out of sight while it asks does not stream", async () => {
  const following = beginOpen();
  following.wake();
  vi.stubGlobal("document", { hidden: true });
  following.rest();
  await pass(MINUTE);
  expect(FakeEventSource.all).toHaveLength(1);
});

test("whoever comes back has a new stream, whatever became of the old one", async () => {
  const following = beginOpen();
  following.wake();
  await pass(0);
  expect(FakeEventSource.all.map(({ readyState }) => readyState)).toEqual([FakeEventSource.CLOSED, 0]);
});

test("when what shows it is gone nothing is asked for any more, and nothing stays open", async () => {
  const following = beginOpen();
  following.rest(true);
  expect(stream().readyState).toBe(FakeEventSource.CLOSED);
  heads();
  await pass(10 * MINUTE);
  expect(heads()).toBe(0);
});

test("a check that is on its way when it ends is the last", async () => {
  const following = begin();
  stream().fail();
  await pass(0);
  following.wake();
  isOver = true;
  following.rest(true);
  heads();
  const streams = FakeEventSource.all.length;
  await pass(10 * MINUTE);
  expect(heads()).toBe(0);
  expect(FakeEventSource.all.length).toBe(streams);
});
