import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { reload } from "../reader/reload.ts";

const again = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("location", { reload: again });
  vi.stubGlobal("sessionStorage", {});
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  again.mockClear();
});

test("a page is reloaded at most once in half a minute", () => {
  reload();
  vi.advanceTimersByTime(29_000);
  reload();
  expect(again).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1_000);
  reload();
  expect(again).toHaveBeenCalledTimes(2);
});

test("where nothing can be remembered it is not reloaded at all", () => {
  vi.stubGlobal("sessionStorage", undefined);
  reload();
  expect(again).not.toHaveBeenCalled();
});
