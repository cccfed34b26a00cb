/**
 * Whose tab this is, and whether that is still who is signed in. In another tab of the same browser
 * somebody may have signed out, or somebody else in; then nothing may be done here in the wrong name.
 */

import { SignedOut, SomebodyElse } from "../net/errors.ts";
import type { Desk } from "./desk.svelte.ts";

/** From now until the tab is closed. */
export function watchWhoIsHere(desk: Desk): void {
  const channel = new BroadcastChannel(`dateline who ${desk.api.root}`);
  const look = (): void => void desk.api.me().then(() => { back(desk); }, () => undefined);
  desk.api.onSignedOut = (why) => { notice(desk, why); };
  channel.onmessage = look; // somebody has just opened the desk in another tab
  channel.postMessage(desk.me.username);
  addEventListener("visibilitychange", () => {
    if (!document.hidden) look();
  });
  desk.keeping.watch((_all, { signed_out }) => {
    if (signed_out !== null && desk.gone === null) look();
  });
}

function notice(desk: Desk, why: SignedOut): void {
  desk.gone = { them: why instanceof SomebodyElse ? why.them : null };
  desk.dialog = null;
}

function back(desk: Desk): void {
  if (desk.gone === null) return;
  desk.gone = null;
  desk.keeping.retry();
}
