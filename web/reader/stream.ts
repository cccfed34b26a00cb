/** The event stream. The browser reconnects it by itself, and says its place when it does. */

import type { Change } from "../protocol/changes.ts";

const CLOSED = 2; // a stream's readyState, once the browser has given it up
const MOST_ERRORS = 5; // in a row, before it is left alone for a while

/** Why to close it: it cannot be had, the coverage has ended, or nothing can follow this place. */
export type Why = "failed" | "ended" | "reset";

/**
 * Listen at an address. While the stream is broken the browser tries again by itself; once it says
 * why it is closed it is the listener's to close.
 *
 * `event: bye` needs no answer: its `retry:` has told the browser when to come back.
 */
export function listen(
  address: string,
  opened: () => void,
  changed: (change: Change) => void,
  broke: () => void,
  closed: (why: Why) => void,
): EventSource {
  const source = new EventSource(address);
  let errors = 0;

  source.onopen = () => {
    errors = 0;
    opened();
  };
  source.onerror = () => {
    errors += 1;
    if (source.readyState === CLOSED || errors > MOST_ERRORS) closed("failed");
    else broke();
  };
  source.addEventListener("change", ({ data }: MessageEvent<string>) => {
    changed(JSON.parse(data) as Change);
  });
  for (const why of ["ended", "reset"] as const) {
    source.addEventListener(why, () => {
      closed(why);
    });
  }
  return source;
}
