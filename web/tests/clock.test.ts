import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { hear, now } from "../reader/clock.ts";

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse("2022-01-21T21:44:00Z") });
});

afterEach(() => {
  hear(new Date().toUTCString());
  vi.useRealTimers();
});

test("a device goes by the server's clock, and time goes on", () => {
  hear("Fri, 21 Jan 2022 19:00:00 GMT");
  vi.advanceTimersByTime(1_000);
  expect(new Date(now()).toISOString()).toBe("2022-01-21T19:00:01.000Z");
});
