/** The desk's small words. */

import type { Composition, OutboxState } from "../keeping/index.ts";
import type { CoverageStage } from "../../protocol/changes.ts";
import type { Text } from "../types.ts";

export const STATES: Record<CoverageStage, string> = {
  scheduled: "Scheduled",
  live: "Live",
  paused: "Paused",
  ended: "Ended",
};

export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString("en-US")} ${number === 1 ? one : many}`;
}

/** “Ada”, “Ada and Ben”, “Ada, Ben and Cleo”. */
export function list(names: string[]): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}

export function initials(name: string): string {
  const words = name.split(/[\s._-]+/).filter(Boolean);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters.map((word) => word?.[0]?.toUpperCase() ?? "").join("");
}

/** Whether a text is safe, in words. */
export function safetyOf(one: Composition, outbox: OutboxState): string {
  switch (one.safety) {
    case "empty":
      return "";
    case "on this device":
      return "Kept on this device";
    case "saving":
      return "Kept on this device, saving";
    case "saved":
      return "Saved";
    case "waiting for the network":
      return waiting(outbox);
    case "waiting for pictures":
      return picturesOnTheWay(outbox);
    case "sending":
      return "Sending";
    case "collision":
      return "Kept on this device, changed by somebody else too";
    case "refused":
      return one.refusal ?? "Kept on this device, not taken by the server";
    case "published":
      return "Published";
  }
}

export function waiting(outbox: OutboxState): string {
  const posts = outbox.waiting.length;
  if (outbox.signed_out !== null) return outbox.signed_out;
  return posts === 0
    ? "Waiting for the network, kept on this device"
    : `Waiting for the network: ${count(posts, "post")} in the outbox`;
}

/** “Sending a picture, 34%”. */
export function picturesOnTheWay({ pictures }: OutboxState): string {
  const shares = pictures.filter(({ is_awaited }) => is_awaited).map(({ share }) => share);
  const sent = shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length);
  const many = shares.length > 1 ? count(shares.length, "picture") : "a picture";
  return `Sending ${many}, ${Math.floor(100 * sent)}%`;
}

/** The safety of everything on this device, in a few words for the top of the page. */
export function safetyOfAll(all: Composition[], outbox: OutboxState, headWaits = false): string {
  if (outbox.signed_out !== null) return "Signed out, kept on this device";
  if (outbox.waiting.length > 0 && outbox.away) return waiting(outbox);
  if (all.some((one) => one.safety === "collision")) return "A collision to decide";
  if (all.some((one) => one.refusal !== null)) return "Not taken by the server, kept on this device";
  if (outbox.away) return "Waiting for the network";
  if (outbox.pictures.some(({ is_awaited }) => is_awaited)) return picturesOnTheWay(outbox);
  return headWaits || all.some((one) => ["on this device", "saving", "sending"].includes(one.safety))
    ? "Kept on this device"
    : "All saved";
}

/** What a text is called in a list: its headline, or how it begins. */
export function titleOf(text: Text): string {
  if (text.headline.trim()) return text.headline;
  const words = wordsOf(text.body).trim();
  return words.length > 80 ? `${words.slice(0, 78).replace(/\s+\S*$/, "")} …` : words || "Untitled";
}

function wordsOf(node: unknown): string {
  const { text, content } = node as { text?: string; content?: unknown[] };
  return text ?? (content ?? []).map(wordsOf).join(" ");
}
