import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { showConnection, type Connection } from "../reader/connection.ts";

let shown: { textContent: string; className: string };
let stands: string;
let connection: Connection;

beforeEach(() => {
  vi.useFakeTimers();
  stands = "Live";
  shown = { textContent: "", className: "" };
  connection = showConnection(shown as Element, (isLost) => (isLost ? "Reconnecting…" : stands));
});

afterEach(() => {
  vi.useRealTimers();
});

test("a connection is said, and marked", () => {
  connection.up();
  expect(shown).toEqual({ textContent: "Live", className: "connection up" });
});

test("a break is said after three seconds, however often it is reported", () => {
  connection.up();
  connection.down();
  vi.advanceTimersByTime(2_000);
  connection.down();
  expect(shown.textContent).toBe("Live");
  vi.advanceTimersByTime(1_000);
  expect(shown).toEqual({ textContent: "Reconnecting…", className: "connection lost" });
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

test("whatever comes says how coverage stands now", () => {
  connection.up();
  stands = "Ended";
  connection.up();
  expect(shown).toEqual({ textContent: "Ended", className: "connection up" });
});
