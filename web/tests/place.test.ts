import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { placeAt } from "../reader/place.ts";
import { changesOf, journal } from "./fakes.ts";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test("what follows is shown, what was had is passed over", () => {
  const shown: number[] = [];
  const place = placeAt(2, (changes) => shown.push(...changes.map(({ seq }) => seq)));
  expect(place.take(changesOf(1, 4))).toBe(true);
  expect(place.take(changesOf(3, 4))).toBe(true);
  expect(shown).toEqual([3, 4]);
  expect(place.seq).toBe(4);
});

test("beyond a gap nothing is shown", async () => {
  const shown: number[] = [];
  const place = placeAt(2, (changes) => shown.push(...changes.map(({ seq }) => seq)));
  expect(place.take([...changesOf(3, 3), ...changesOf(5, 6)])).toBe(false);
  expect(shown).toEqual([3]);
  expect(place.take(changesOf(4, 6))).toBe(true);
  await vi.runAllTimersAsync();
  expect(shown).toEqual([3, 4, 5, 6]);
});

test("what comes while the page is busy waits, and is shown in one go", async () => {
  const shown: number[][] = [];
  let rest = (): void => undefined;
  const place = placeAt(2, (changes) => {
    shown.push(changes.map(({ seq }) => seq));
    return new Promise<void>((done) => (rest = done));
  });
  for (let seq = 3; seq <= 6; seq += 1) place.take(changesOf(seq, seq));
  await vi.runAllTimersAsync();
  expect(shown).toEqual([[3]]);
  rest();
  await vi.runAllTimersAsync();
  expect(shown).toEqual([[3], [4, 5, 6]]);
});

test("nothing is missed or doubled, in whatever order two ways bring it", async () => {
  for (let seed = 1; seed <= 300; seed += 1) {
    const random = numbers(seed);
    const shown: number[] = [];
    const place = placeAt(0, (changes) => shown.push(...changes.map(({ seq }) => seq)));
    while (place.seq < journal.length) {
      const first = 1 + Math.floor(random() * Math.min(journal.length, place.seq + 4));
      place.take(changesOf(first, first + Math.floor(random() * 5)));
    }
    await vi.runAllTimersAsync();
    expect(shown).toEqual(journal.map(({ seq }) => seq));
  }
});

/** Numbers that look random and are the same each time (a linear congruential generator). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}
