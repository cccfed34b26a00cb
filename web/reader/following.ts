/**
 * Keeps the page at the end of its journal: by the stream while there is one, by asking otherwise.
 *
 * One timer always runs towards the next check; how far it is set is all the difference between the
 * two. A check asks where the journal stands and fetches what is missing, so whatever else goes wrong
 * with the stream, the page is right again after the next one.
 */

import type { Head } from "../protocol/changes.ts";
import { askHead, catchUp, Refused } from "./asking.ts";
import type { Connection } from "./connection.ts";
import type { Place } from "./place.ts";
import { listen } from "./stream.ts";

/** Seconds. */
const QUIET = 60; // an open stream on which nothing comes is checked: it may have died unheard
const BROKEN = 10; // how long the browser may take to reconnect by itself; a server that leaves says ≤ 7
const AGAIN = 60; // between attempts to stream where streaming failed
const LONGEST = 60; // between checks that fail
const STALE = 66; // how long a cache may answer with an old head (delivery/caching.py, HEAD)

export interface Followed {
  live: string;
  place: Place;
  connection: Connection;
  /** Whether the coverage has ended, as the page now shows it. */
  isOver: () => boolean;
  /** False when the page may not be reloaded now. */
  reload: () => boolean;
}

/** Follow the journal from now on; answers what to call when something may have been missed. */
export function follow({ live, place, connection, isOver, reload }: Followed): Following {
  let stop: (() => void) | undefined; // there is a stream when there is a way to stop it
  let open = false;
  let deaf = 0; // how often in a row the journal had grown, and an open stream had not said so
  let streamAfter = 0;
  let head: Head | undefined;
  let wanted = 0; // a seq that was seen beyond a gap
  let failures = 0;
  let gone = 0;
  let shorterSince = 0;
  let checking = false;
  let again = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function next(seconds: number): void {
    clearTimeout(timer);
    timer = setTimeout(check, seconds * 1000 * (0.8 + 0.4 * Math.random()));
  }

  function pace(): number {
    if (open && !failures) return QUIET;
    const asked = head?.poll_seconds ?? 5;
    return Math.max(asked, Math.min(LONGEST, asked * 2 ** failures)) * (document.hidden ? 4 : 1);
  }

  function stream(): void {
    leave();
    stop = listen(`${live}stream?after=${place.seq}`, {
      opened() {
        open = true;
        connection.up();
        next(QUIET);
      },
      changed(change) {
        deaf = 0;
        next(QUIET);
        if (!place.take([change])) {
          wanted = change.seq;
          check();
        }
      },
      broke() {
        if (open) next(BROKEN);
        open = false;
        connection.down();
      },
      failed() {
        giveUp(AGAIN);
        connection.down();
        next(pace());
      },
      ended() {
        giveUp(0);
        connection.refresh();
        next(pace());
      },
      refused() {
        giveUp(AGAIN);
        if (!reload()) next(pace());
      },
    });
  }

  function leave(): void {
    stop?.();
    stop = undefined;
    open = false;
  }

  /** Go on without a stream, for these many seconds or half as many more. */
  function giveUp(seconds: number): void {
    leave();
    streamAfter = Date.now() + seconds * 1000 * (1 + Math.random() / 2);
  }

  function check(): void {
    clearTimeout(timer);
    again = checking;
    if (checking) return;
    checking = true;
    void ask().finally(() => {
      checking = false;
      if (again) check();
      else next(pace());
    });
  }

  async function ask(): Promise<void> {
    const wasOpen = open;
    try {
      head = await askHead(live);
      const { seq } = place;
      if (head.seq < seq && !open) return shorter();
      shorterSince = 0;
      if (!(await catchUp(live, place, head, Math.max(head.seq, wanted)))) return;
      failures = gone = 0;
      connection.up();
      if (wasOpen && open && head.seq > seq) unheard();
    } catch (error) {
      failures += 1;
      if (!open) connection.down();
      gone = error instanceof Refused && error.status === 410 ? gone + 1 : 0;
      if (gone > 1) reload();
    }
    if (!stop && !isOver() && Date.now() >= streamAfter) stream();
  }

  /** The journal is shorter than what was seen of it: a cache is late, or an older state was put back. */
  function shorter(): void {
    shorterSince ||= Date.now();
    if (Date.now() - shorterSince > STALE * 1000) reload();
  }

  /** The stream is open, and did not bring what the check found. */
  function unheard(): void {
    deaf += 1;
    if (deaf > 1) giveUp(AGAIN * 5); // something between here and the server holds it back
    else stream();
  }

  if (isOver()) check();
  else stream();
  ...
}
