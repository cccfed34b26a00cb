/**
 * Where what is not published stands: a change above its post, everything else on top of the page.
 *
 * There drafts come first, as they were last changed. Below them is what is scheduled: time runs upwards
 * on the page, so the soonest is next to what is published.
 */

import type { PostOnDesk } from "../net/floor.ts";
import type { Id } from "../types.ts";
import type { Unpublished } from "./unpublished.ts";

export function onTopOf(all: Unpublished[], posts: PostOnDesk[]): Unpublished[] {
  const loose = all.filter(({ post }) => post === null || !posts.some(({ id }) => id === post));
  const scheduled = loose.filter(isScheduled).sort((one, other) => due(other) - due(one));
  return [...loose.filter((one) => !isScheduled(one)), ...scheduled];
}

export function changesTo(post: Id, all: Unpublished[]): Unpublished[] {
  return all.filter((one) => one.post === post);
}

function isScheduled({ stage }: Unpublished): boolean {
  return stage === "scheduled";
}

/** One that is still in the outbox has no time here; it stands next to what is published. */
function due({ draft }: Unpublished): number {
  return Date.parse(draft?.publish_at ?? "") || 0;
}
