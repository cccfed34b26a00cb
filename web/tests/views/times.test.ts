import { describe, expect, it } from "vitest";
import { localIn, momentIn } from "../../desk/views/times.ts";

const ZONES = ["UTC", "Europe/Oslo", "America/New_York", "Asia/Kathmandu", "Pacific/Chatham"];

describe("A time that is asked for in the story's zone", () => {
  it.each(ZONES)("is the moment that its clocks show, to the second: %s", (zone) => {
    for (const month of [1, 4, 7, 10]) {
      for (const second of [0, 1, 29, 30, 59]) {
        const moment = new Date(Date.UTC(2026, month, 12, 15, 44, second));
        const local = `${localIn(moment, zone)}:${String(second).padStart(2, "0")}`;
        expect(momentIn(local, zone)).toBe(moment.toISOString());
      }
    }
  });

  it("is right on both sides of a change of the clocks", () => {
    expect(momentIn("2026-03-29T01:59", "Europe/Oslo")).toBe("2026-03-29T00:59:00.000Z");
    expect(momentIn("2026-03-29T03:00", "Europe/Oslo")).toBe("2026-03-29T01:00:00.000Z");
    expect(momentIn("2026-10-25T01:59", "Europe/Oslo")).toBe("2026-10-24T23:59:00.000Z");
    expect(momentIn("2026-10-25T03:00", "Europe/Oslo")).toBe("2026-10-25T02:00:00.000Z");
  });

  it("is nothing while it is half written", () => {
    expect(momentIn("", "Europe/Oslo")).toBeNull();
  });
});
