/** The board as the server has it, and without a network as it was when it was last looked at here. */

import { Away } from "../net/errors.ts";
import type { BoardLine } from "../types.ts";
import type { Desk } from "./desk.svelte.ts";
import { ENOUGH_MS, keepForLater, keptFromBefore } from "./kept.ts";

const NAME = "board";
const LAST = "last";

export interface Board {
  lines: BoardLine[] | null;
  isAway: boolean;
}

export async function lookAtBoard({ api }: Desk): Promise<Board> {
  const known = keptFromBefore(NAME) as BoardLine[] | null;
  try {
    const lines = await api.board(known ? ENOUGH_MS : undefined);
    keepForLater(NAME, lines);
    return { lines, isAway: false };
  } catch (error) {
    if (!(error instanceof Away)) throw error;
    return { lines: known, isAway: true };
  }
}

/** This coverage is where somebody goes on who opens the desk without a network. */
export function writeOnLater(slug: string): void {
  keepForLater(LAST, slug);
}

/** Where somebody goes on writing without being asked; null where they must be. */
export function placeToWrite({ lines, isAway }: Board): string | null {
  const last = isAway ? (keptFromBefore(LAST) as string | null) : null;
  if (lines === null) return last;
  const live = lines.filter(({ state, verbs }) => state === "live" && verbs.includes("draft"));
  return (live.length === 1 ? live[0] : live.find(({ slug }) => slug === last))?.slug ?? null;
}
