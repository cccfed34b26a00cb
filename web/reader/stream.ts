/** The event stream. The browser reconnects it by itself, and says its place when it does. */

import type { Change } from "../protocol/changes.ts";

const MOST_ERRORS = 5; // in a row, before it is left alone for a while

export interface Listener {
  opened: () => void;
  changed: (change: Change) => void;
  /** It broke, and the browser tries again by itself. */
  broke: () => void;
  /** It is closed for good. */
  failed: () => void;
  /** The coverage has ended, and all of it was sent. */
  ended: () => void;
  /** The server cannot go on from this place. */
  refused: () => void;
}

/**
 * Listen at an address; answers how to stop.
 *
 * `event: bye` needs no answer: its `retry:` already told the browser when to come back.
 */
export function listen(address: string, listener: Listener): () => void {
  const source = new EventSource(address);
  let errors = 0;

  function closeAnd(then: () => void): () => void {
    return () => {
      source.close();
      then();
    };
  }

  source.onopen = () => {
    errors = 0;
    listener.opened();
  };
  source.onerror = () => {
    errors += 1;
    if (source.readyState === EventSource.CLOSED || errors > MOST_ERRORS) closeAnd(listener.failed)();
    else listener.broke();
  };
  source.addEventListener("change", ({ data }: MessageEvent<string>) => {
    listener.changed(JSON.parse(data) as Change);
  });
  source.addEventListener("ended", closeAnd(listener.ended));
  source.addEventListener("reset", closeAnd(listener.refused));
  return () => {
    source.close();
  };
}
