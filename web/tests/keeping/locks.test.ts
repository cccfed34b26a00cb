import { afterEach, expect, test, vi } from "vitest";
import { alone } from "../../desk/keeping/locks.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

async function both(name: string): Promise<string[]> {
  const log: string[] = [];
  const work = (who: string) => async (): Promise<void> => {
    log.push(`${who} begins`);
    await new Promise((resolve) => setTimeout(resolve, 5));
    log.push(`${who} ends`);
  };
  await Promise.all([alone(name, work("one")), alone(name, work("other"))]);
  return log;
}

test("one at a time", async () => {
  expect(await both("a")).toEqual(["one begins", "one ends", "other begins", "other ends"]);
});

test("one at a time in a tab, where the browser has no locks", async () => {
  vi.stubGlobal("navigator", {});
  expect(await both("b")).toEqual(["one begins", "one ends", "other begins", "other ends"]);
});

test("a tab that is frozen in the middle of it does not hold up the others", async () => {
  let thaw: () => void = () => undefined;
  const frozen = alone("c", () => new Promise<void>((resolve) => (thaw = resolve)));
  let isDone = false;
  await alone("c", () => Promise.resolve(void (isDone = true)), 20);
  expect(isDone).toBe(true);
  thaw();
  await frozen;
});

test("what goes wrong is told, and the next one has its turn", async () => {
  await expect(alone("d", () => Promise.reject(new Error("No.")))).rejects.toThrow("No.");
  expect(await both("d")).toHaveLength(4);
});
