/** The lines to the server: one for each coverage, one for pictures, and one named "" for whoever writes here. */

import type { DeviceDatabase, Line, Within } from "./database.ts";

export const PERSONAL = "";
export const PICTURES = "pictures/"; // no coverage can be called so

const FIRST_MS = 500;
const MOST_MS = 60_000;

/** Exponential, from half a second to a minute, and nobody at the same moment as everybody else. */
function failed(line: Line | undefined, name: string, why: string | null, now: number): Line {
  const failures = (line?.failures ?? 0) + 1;
  const wait = Math.min(FIRST_MS * 2 ** (failures - 1), MOST_MS);
  return { name, failures, until: now + Math.round(wait * (0.5 + Math.random())), why };
}

/** Nothing went through on a line: it is waited for, and `why` says so where a person can mend it. */
export async function wait(database: DeviceDatabase, name: string, why: string | null): Promise<void> {
  await database.change(async (within) => {
    within.put("lines", failed(await within.get("lines", name), name, why, Date.now()));
  });
}

/** Nothing is waited for any more. Whether anything was. */
export async function freeAll(within: Within): Promise<boolean> {
  const lines = await within.all("lines");
  for (const { name } of lines) within.remove("lines", name);
  return lines.length > 0;
}

export function isFree(lines: Line[], coverage: string, now: number): boolean {
  return lines.every(({ name, until }) => (name !== coverage && name !== PERSONAL) || until <= now);
}
