/** What is done to a published post at one press, and said for those who hear the page. */

import { tick } from "svelte";
import type { PostOnDesk } from "../net/floor.ts";
import type { Desk } from "./desk.svelte.ts";
import type { Put } from "./dragging.ts";
import type { Room } from "./room.svelte.ts";

export async function togglePin(room: Room, desk: Desk, post: PostOnDesk): Promise<void> {
  const { slug } = room;
  const isPinned = post.state.pinned;
  const done = await desk.attempt(() =>
    isPinned ? desk.api.unpinPost(slug, post.id) : desk.api.pinPost(slug, post.id),
  );
  if (done === null) return;
  room.took(done);
  desk.whisper(isPinned ? "No longer pinned." : "Pinned.");
}

export async function toggleKeyMoment(room: Room, desk: Desk, post: PostOnDesk): Promise<void> {
  const { slug } = room;
  const isKey = post.state.key;
  const done = await desk.attempt(() =>
    isKey ? desk.api.unmarkKeyMoment(slug, post.id) : desk.api.markKeyMoment(slug, post.id),
  );
  if (done === null) return;
  room.took(done);
  desk.whisper(isKey ? "No longer a key moment." : "Marked as a key moment.");
}

/** One place up or down, to the top, or where it was let go. */
export async function moveTo(
  room: Room,
  desk: Desk,
  post: PostOnDesk,
  where: "up" | "down" | "top" | Put,
): Promise<void> {
  const moved = typeof where === "string" ? post : where.moved;
  const to = typeof where === "string" ? neighbour(room, post, where) : targetOf(where);
  if (to === null) {
    desk.whisper(where === "down" ? "It stands at the foot already." : "It stands at the top already.");
    return;
  }
  const done = await desk.attempt(() => desk.api.movePost(room.slug, moved.id, to));
  if (done === null) return;
  room.took(done);
  await tick();
  const among = alike(room, done);
  const place = among.findIndex(({ id }) => id === done.id) + 1;
  desk.whisper(`Moved to place ${place} of ${among.length}.`);
}

function neighbour(room: Room, post: PostOnDesk, way: "up" | "down" | "top") {
  const among = alike(room, post);
  const here = among.findIndex(({ id }) => id === post.id);
  const next = among[way === "top" ? 0 : way === "up" ? here - 1 : here + 1];
  if (next === undefined || next.id === post.id) return null;
  return way === "down" ? { below: next.id } : { above: next.id };
}

function targetOf(put: Put) {
  return "above" in put ? { above: put.above } : { below: put.below };
}

/** Pinned posts change places with pinned ones, the others with the others. */
function alike(room: Room, post: PostOnDesk): PostOnDesk[] {
  return room.posts.filter(({ state }) => state.pinned === post.state.pinned);
}
