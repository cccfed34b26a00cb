import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { showConnection, type Connection } from "../reader/connection.ts";

let isOver: boolean;
let shown: { textContent: string; classList: { toggle: (name: string, on: boolean) => void } };
let isUp: boolean;
let connection: Connection;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("navigator", { onLine: true });
  isOver = isUp = false;
  shown = { textContent: "", classList: { toggle: (_, on) => (isUp = on) } };
  connection = showConnection(shown as unknown as Element, () => isOver, { state: { live: "Live" }, reconnecting: "Reconnecting…" });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("a connection is said, and marked", () => {
  connection.up();
  expect([shown.textContent, isUp]).toEqual(["Live", true]);
});

test("a break is said after three seconds, however often it is reported", () => {
  connection.up();
  connection.down();
  vi.advanceTimersByTime(2_000);
  connection.down();
  expect(shown.textContent).toBe("Live");
  vi.advanceTimersByTime(1_000);
  expect([shown.textContent, isUp]).toEqual(["Reconnecting…", false]);
  connection.up();
  expect(shown.textContent).toBe("Live");
});

test("a break that is over in time is not said", () => {
  connection.up();
  connection.down();
  vi.advanceTimersByTime(2_000);
  connection.up();
  vi.advanceTimersByTime(60_000);
  expect(shown.textContent).toBe("Live");
});

test("of ended coverage nothing is said", () => {
  connection.up();
  isOver = true;
  connection.up();
  expect([shown.textContent, isUp]).toEqual(["", false]);
});
