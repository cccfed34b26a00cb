/** A composition as its views see it. */

import { isTold } from "./compositions.ts";
import type { Asked, Kept, Line } from "./database.ts";
import type { Composition, OutboxState, Safety } from "./index.ts";
import { PERSONAL } from "./lines.ts";
import type { Busy } from "./sender.ts";
import { isEmpty } from "./texts.ts";

const REMEMBERED_MS = 60_000; // for so long a tab may find out that what it shows was published

export function compositionOf(kept: Kept, outbox: Asked[], lines: Line[], busy: Busy | null): Composition {
  const { id, coverage, post, began_from, text, version, collision, refusal, stage, changed_at } = kept;
  return {
    id, coverage, post, began_from, text, version, collision, refusal, stage, changed_at,
    continues: kept.continues,
    safety: safetyOf(kept, outbox, lines, busy),
  };
}

export function outboxState(outbox: Asked[], lines: Line[]): OutboxState {
  return {
    waiting: outbox.map(({ id, coverage, act, asked_at, text }) => ({
      id, coverage, act, asked_at, headline: text.headline,
    })),
    away: lines.some(({ name }) => name !== PERSONAL),
    signed_out: lines.find(({ name }) => name === PERSONAL)?.why ?? null,
  };
}

/** What was published a while ago is shown no more. */
export function isShown({ published }: Kept, now: number): boolean {
  return !published || now - published.at < REMEMBERED_MS;
}

function safetyOf(kept: Kept, outbox: Asked[], lines: Line[], busy: Busy | null): Safety {
  const isAway = lines.some(({ name }) => name === kept.coverage || name === PERSONAL);
  const isWaiting = outbox.some(({ id }) => id === kept.id);
  if (kept.published) return "published";
  if (kept.collision) return "collision";
  if (kept.refusal !== null) return "refused";
  if (isWaiting) return isAway ? "waiting for the network" : "sending";
  if (isTold(kept)) return kept.version === 0 && isEmpty(kept.text) ? "empty" : "saved";
  if (isAway) return "waiting for the network";
  return busy?.id === kept.id ? "saving" : "on this device";
}
