/**
 * Keeps the page at the end of its journal: by the stream while there is one, by asking otherwise.
 *
 * One timer always runs towards the next check; how far it is set is all the difference between the
 * two. A check asks where the journal stands and fetches what is missing, so whatever goes wrong with
 * the stream, the page is right again after the next one.
 */

import type { Change, Head } from "../protocol/changes.ts";
import { askHead, catchUp } from "./asking.ts";
import type { Connection } from "./connection.ts";
import type { Place } from "./place.ts";
import { listen, type Why } from "./stream.ts";

const DOUBLINGS = 3; // of the time between checks, while they fail

/** Seconds. */
const QUIET = 60; // an open stream on which nothing comes is checked: it may have died unheard
const BROKEN = 10; // how long the browser may take to reconnect; a server that leaves says 7 at most
const AGAIN = 60; // between attempts to stream where streaming failed
const HELD_BACK = 300; // the same, where something between here and the server swallows the stream
const STALE = 66; // how long a cache may answer with an old head (delivery/caching.py, HEAD)

export interface Following {
  /** Something may have been missed: the reader is back, or the network is, or the device slept. */
  wake: () => void;
  /**
   * Nobody sees the page. It lets go of its stream until it is woken, and asks instead: over HTTP/1.1
   * a browser has six connections to a host, for all of its tabs together.
   *
   * `forGood` where what shows the coverage is gone: nothing is asked for any more. From then on `isOver` must
   * say yes, for a check that is on its way.
   */
  rest: (forGood?: boolean) => void;
}

/**
 * Follow the journal of the coverage at `live` from a place on. `isOver` says whether it has ended, as
 * the page now shows it; `reload` reloads the page, if it may.
 */
export function follow(
  live: string,
  place: Place,
  connection: Connection,
  isOver: () => boolean,
  reload: () => void,
): Following {
  let source: EventSource | undefined;
  let openSince = 0; // 0 while it is not open
  let streamAfter = 0;
  let unheard = 0; // checks in a row that found what an open stream had not brought
  let head: Head | undefined;
  let wanted = 0; // a seq that was seen beyond a gap
  let failures = 0;
  let gone = 0;
  let shorterSince = 0;
  let checking = false;
  let again = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  let checkIn = (seconds: number): void => {
    clearTimeout(timer);
    timer = setTimeout(check, seconds * 1000 * (0.8 + 0.4 * Math.random()));
  };

  function pace(): number {
    if (openSince && !failures) return QUIET;
    const asked = head?.poll_seconds ?? 5;
    return asked * 2 ** Math.min(failures, DOUBLINGS) * (document.hidden ? 4 : 1);
  }

  /** Whether there is news to come, and somebody to see it. */
  function isAwaited(): boolean {
    return !isOver() && !document.hidden;
  }

  function stream(): void {
    leave();
    source = listen(`${live}stream?after=${place.seq}`, opened, changed, broke, closed);
  }

  function leave(): void {
    source?.close();
    source = undefined;
    openSince = 0;
  }

  /** Go on without a stream, for these many seconds or half as many more. */
  function giveUp(seconds: number): void {
    leave();
    streamAfter = Date.now() + seconds * 1000 * (1 + Math.random() / 2);
  }

  function opened(): void {
    openSince = Date.now();
    failures = 0;
    connection.up();
    checkIn(QUIET);
  }

  function changed(change: Change): void {
    unheard = 0;
    checkIn(QUIET);
    if (place.take([change])) return;
    wanted = change.seq;
    check();
  }

  function broke(): void {
    if (!openSince) return;
    openSince = 0;
    connection.down();
    checkIn(BROKEN);
  }

  function closed(why: Why): void {
    giveUp(why === "ended" ? 0 : AGAIN);
    checkIn(pace());
    if (why === "reset") reload();
  }

  function check(): void {
    clearTimeout(timer);
    again = checking;
    if (checking) return;
    checking = true;
    void ask().finally(() => {
      checking = false;
      if (again) check();
      else checkIn(pace());
    });
  }

  async function ask(): Promise<void> {
    const since = openSince;
    try {
      head = await askHead(live);
      const { seq } = place;
      await catchUp(live, place, head, Math.max(head.seq, wanted));
      failures = gone = 0;
      connection.up();
      if (head.seq < seq && !openSince) shorter();
      else shorterSince = 0;
      if (head.seq === place.seq && place.digest && head.digest !== place.digest) reload(); // another journal
      if (head.seq > seq && since && since === openSince) swallowed();
    } catch (error) {
      failures += 1;
      gone = (error as Error).cause ? gone + 1 : 0;
      if (gone > 1) reload();
      if (!openSince) connection.down();
    }
    if (!source && isAwaited() && Date.now() >= streamAfter) stream();
  }

  /** The journal is shorter than what was seen of it: a cache is late, or an older one was put back. */
  function shorter(): void {
    shorterSince ||= Date.now();
    if (Date.now() - shorterSince > STALE * 1000) reload();
  }

  /** The stream is open, and did not bring what the check found: it died, or is held back. */
  function swallowed(): void {
    if (unheard) giveUp(HELD_BACK);
    else stream();
    unheard += 1;
  }

  function wake(): void {
    leave(); // it may be dead, though nobody has said so yet
    streamAfter = 0;
    check();
  }

  function rest(forGood?: boolean): void {
    leave();
    if (forGood) {
      checkIn = () => {
        clearTimeout(timer);
      };
    }
    checkIn(pace());
  }

  if (isAwaited()) {
    connection.down();
    stream();
    checkIn(BROKEN);
  } else check();
  return { wake, rest };
}
