/** Keeps an embedded coverage at the end of its journal, for as long as it is there. */

import type { Change, CoverageState } from "../protocol/changes.ts";
import { showConnection } from "../reader/connection.ts";
import { follow } from "../reader/following.ts";
import { part, say } from "../reader/parts.ts";
import { placeAt } from "../reader/place.ts";
import { postsIn } from "./posts.ts";
import { steadily } from "./steady.ts";
import { writingIn } from "./writing.ts";

const NEAR = "400px"; // what is this close to the window counts as seen
const APART = 15_000; // before it is shown anew, so that this is no loop

/**
 * Follow the coverage that `embed` shows; `begin` shows it anew, from the server. The answer ends it.
 *
 * Out of sight it lets go of its stream, as a tab does: a browser has six connections to a host.
 */
export function keepUp(embed: HTMLElement, begin: () => void): () => void {
  const writing = writingIn(embed);
  const { said, words } = writing;
  const posts = postsIn(embed, writing);
  const connection = showConnection(part(".connection", embed), (isLost) => (isLost && !isOver() ? words.reconnecting : ""));
  const ending = new AbortController();
  let isSeen = true;
  let beginning: ReturnType<typeof setTimeout> | undefined;

  function isOver(): boolean {
    return said.state === "ended";
  }

  const place = placeAt(Number(said.seq), (changes) => {
    try {
      steadily(embed, () => {
        changes.forEach(take);
        posts.settle();
      });
    } catch (error) {
      beginAnew(); // what could not be shown is past: only the server can show it now
      throw error;
    }
    connection.up();
  });

  function beginAnew(): void {
    beginning ??= setTimeout(begin, APART * (1 + Math.random()));
  }

  function take({ kind, subject, state }: Change): void {
    if (kind === "withdraw") posts.remove(subject);
    else if (kind === "post" && state) posts.take(subject, state);
    else if (kind === "coverage" && state) showHead(state);
  }

  function showHead(state: CoverageState): void {
    if (state.time_zone !== said.timeZone) moveTo(state.time_zone);
    said.state = state.state;
    say(".embed-title a", state.headline, embed);
    say(".state", words.state[state.state], embed).className = `state ${state.state}`;
    say(".closing", state.closing, embed);
  }

  /** What the zone is called only the server knows; until this is shown anew, “UTC-05:00” says the same as “ET”. */
  function moveTo(zone: string): void {
    said.timeZone = zone;
    said.zoneLabels = "{}";
    for (const time of embed.querySelectorAll("time")) writing.time(time, time.dateTime);
  }

  const following = follow(said.live, place, connection, () => isOver() || !isSeen, beginAnew);

  function wakeOrRest(): void {
    if (!document.hidden && isSeen) following.wake();
    else {
      following.rest();
      connection.up(); // until a check fails
    }
  }

  const seeing = new IntersectionObserver(
    (entries) => {
      const wasSeen = isSeen;
      for (const { isIntersecting } of entries) isSeen = isIntersecting;
      if (isSeen !== wasSeen) wakeOrRest();
    },
    { rootMargin: NEAR },
  );
  seeing.observe(embed);
  for (const event of ["visibilitychange", "online", "pageshow"]) addEventListener(event, wakeOrRest, ending);
  addEventListener("pagehide", () => { following.rest(); }, ending);
  addEventListener("offline", connection.down, ending);

  return () => {
    clearTimeout(beginning);
    seeing.disconnect();
    ending.abort();
    isSeen = false;
    following.rest(true);
  };
}
