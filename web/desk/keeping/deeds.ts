/** What becomes of a composition on this device, each within one transaction. */

import type { Draft, Id, Text } from "../types.ts";
import { actsOf, takeBack } from "./acts.ts";
import { anew, begun, decided, followed, goingOn, isTold, taken, written, writtenBehind } from "./compositions.ts";
import type { Asked, Kept, Within } from "./database.ts";
import type { Act } from "./index.ts";
import { textOfShared } from "./sharing.ts";
import { isSameText } from "./texts.ts";
import type { Shown } from "./written.ts";

/** Ask for an act on a composition; nothing is asked of what is published already. */
export async function asked(within: Within, kept: Kept, act: Act): Promise<void> {
  if (kept.collision) throw new Error("Somebody else has changed it too; first decide what it says.");
  if (kept.published) return;
  within.put("compositions", { ...kept, refusal: null });
  ask(within, kept, act, await actsOf(within, kept.id));
}

/** Whether its acts were taken back: not when one may have been sent. */
export async function recalled(within: Within, id: Id): Promise<boolean> {
  const acts = await actsOf(within, id);
  if (acts.some(({ tried }) => tried)) return false;
  takeBack(within, acts);
  return true;
}

/** After a collision this is the text; it may go on under another id. */
export function settled(within: Within, kept: Kept, text: Text): Kept {
  const next = decided(kept, text);
  if (next.id !== kept.id) within.remove("compositions", kept.id);
  within.put("compositions", next);
  return next;
}

/** A change to a post that is gone: the same text as a new one. */
export async function begunAnew(within: Within, change: Kept): Promise<Kept> {
  takeBack(within, await actsOf(within, change.id));
  discard(within, change);
  const next = anew(change);
  within.put("compositions", next);
  return next;
}

/** The server's draft, gone on with here. */
export async function takenOver(within: Within, coverage: string, draft: Draft): Promise<Kept> {
  const found = await within.get("compositions", draft.id);
  const next = found ? followed(found, draft) : taken(coverage, draft);
  within.put("compositions", next);
  return next;
}

/** Whether what the desk stream says of a draft was of one that is here. */
export async function heard(within: Within, draft: Draft): Promise<boolean> {
  const kept = await within.get("compositions", draft.id);
  const acts = await actsOf(within, draft.id);
  if (!kept || acts.length) return false; // what is sent will meet it
  const isOver = draft.stage === "discarded" && isTold(kept) && isSameText(kept.text, draft.text);
  if (isOver) within.remove("compositions", draft.id);
  else within.put("compositions", followed(kept, draft));
  return true;
}

/** Whether it could be let go of: the server has it as it is. */
export async function left(within: Within, id: Id): Promise<boolean> {
  const kept = await within.get("compositions", id);
  const isNeeded = kept && !kept.published && !isTold(kept);
  if (isNeeded || (await actsOf(within, id)).length) return false;
  if (!kept?.published) within.remove("compositions", id);
  return true;
}

/** A post begun with what another app has shared. */
export async function begunWithShared(within: Within, id: Id, coverage: string, bylines: string[]): Promise<Kept> {
  const shared = await within.get("shared", id);
  if (!shared) throw new Error("What was shared is in a post already.");
  const next = written(begun(coverage), { ...textOfShared(shared), bylines });
  within.put("compositions", next);
  within.remove("shared", id);
  return next;
}

/** Put an act at the end of the outbox. The same act twice is one, with the text as it is now. */
function ask(within: Within, kept: Kept, act: Act, acts: Asked[]): void {
  const { id, coverage, text } = kept;
  const same = acts.find((asked) => asked.act.do === act.do);
  if (!same) within.add({ id, coverage, act, text, asked_at: Date.now(), tried: false });
  else if (!same.tried) within.put("outbox", { ...same, act, text });
}

/** As the server has it, if it does: what was written since is not to be told any more. */
function discard(within: Within, kept: Kept): void {
  if (kept.version === 0 && !kept.sent) within.remove("compositions", kept.id);
  else {
    const asKept = { ...kept, text: kept.base, sent: null, untold_since: null, collision: null, refusal: null };
    within.put("compositions", asKept);
    ask(within, asKept, { do: "discard" }, []);
  }
}

/** What an editor has written, which may be behind what is kept, or not know that it was published. */
export async function afterWriting(within: Within, before: Kept, began: Shown, text: Text): Promise<Kept> {
  let target: Kept | undefined = before;
  let last = before;
  while (target?.published) {
    last = target;
    const all = await within.all("compositions");
    target = all.find(({ continues }) => continues === last.id);
  }
  if (target) {
    const isLevel = target.id === before.id && target.edits === began.kept.edits;
    return isLevel ? written(target, text) : writtenBehind(target, began.text, text);
  }
  if (!last.published || isSameText(text, last.published.asked)) return last;
  return goingOn(last, last.published, text);
}
