/** The page as readers will see it, drafts included, in a tab of its own. */

import type { Desk } from "./desk.svelte.ts";
import type { Room } from "./room.svelte.ts";

const HOURS = 24;

export async function previewPage(room: Room, desk: Desk): Promise<void> {
  const tab = window.open("", "_blank"); // at once: what is opened later counts as a pop-up
  const link = await desk.attempt(() => desk.api.makePreviewLink(room.slug, HOURS));
  if (link === null) tab?.close();
  else if (tab) tab.location.href = link.url;
  else desk.refuse(`This browser opened no tab. The preview is at ${link.url}`);
}
