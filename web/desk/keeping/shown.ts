/** A composition as its views see it. */

import { isTold } from "./compositions.ts";
import type { Kept } from "./database.ts";
import type { Everything } from "./due.ts";
import type { Composition, OutboxState, Safety } from "./index.ts";
import { PERSONAL, PICTURES } from "./lines.ts";
import type { Busy } from "./office.ts";
import { toBeSent, waitsForPictures } from "./pictures.ts";
import { isEmpty } from "./texts.ts";

const REMEMBERED_MS = 60_000; // for so long a tab may find out that what it shows was published

export function compositionOf(kept: Kept, all: Everything, busy: Busy | null): Composition {
  const { id, coverage, post, began_from, text, version, collision, refusal, stage, changed_at } = kept;
  return {
    id, coverage, post, began_from, text, version, collision, refusal, stage, changed_at,
    continues: kept.continues,
    safety: safetyOf(kept, all, busy),
  };
}

export function outboxState({ compositions, outbox, lines, pictures }: Everything): OutboxState {
  const sent = new Set(toBeSent(pictures, compositions, outbox));
  return {
    waiting: outbox.map(({ id, coverage, act, asked_at, text }) => ({
      id, coverage, act, asked_at, headline: text.headline,
    })),
    away: lines.some(({ name }) => name !== PERSONAL),
    signed_out: lines.find(({ name }) => name === PERSONAL)?.why ?? null,
    pictures: pictures.map((picture) => ({
      asset: picture.asset,
      share: picture.size ? picture.arrived / picture.size : 0,
      is_awaited: sent.has(picture),
      refusal: picture.refusal,
    })),
  };
}

/** What was published a while ago is shown no more. */
export function isShown({ published }: Kept, now: number): boolean {
  return !published || now - published.at < REMEMBERED_MS;
}

function safetyOf(kept: Kept, { outbox, lines, pictures }: Everything, busy: Busy | null): Safety {
  const isAway = lines.some(({ name }) => name === kept.coverage || name === PERSONAL);
  const acts = outbox.filter(({ id }) => id === kept.id);
  if (kept.published) return "published";
  if (kept.collision) return "collision";
  if (kept.refusal !== null) return "refused";
  if (acts.some((asked) => waitsForPictures(asked, outbox, pictures))) {
    const isStuck = isAway || lines.some(({ name }) => name === PICTURES);
    return isStuck ? "waiting for the network" : "waiting for pictures";
  }
  if (acts.length) return isAway ? "waiting for the network" : "sending";
  if (isTold(kept)) return kept.version === 0 && isEmpty(kept.text) ? "empty" : "saved";
  if (isAway) return "waiting for the network";
  return busy?.id === kept.id ? "saving" : "on this device";
}
