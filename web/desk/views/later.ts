/**
 * What is fetched when it is wanted, so that the desk weighs less when it is first opened: its views, and
 * what nobody needs in order to begin. The service worker keeps all of it for when there is no network.
 */

import { fetchWhole } from "../editor/fetching.ts";

export const views = {
  board: () => import("./Board.svelte"),
  coverage: () => import("./Coverage.svelte"),
  share: () => import("./Shared.svelte"),
  people: () => import("./People.svelte"),
  tokens: () => import("./Tokens.svelte"),
  templates: () => import("./Templates.svelte"),
  audit: () => import("./Audit.svelte"),
};

export const later = {
  collision: () => import("./Collision.svelte"),
  going: () => import("./Going.svelte"),
  keys: () => import("./Keys.svelte"),
  line: () => import("./AskLine.svelte"),
  signedOut: () => import("./SignedOutNote.svelte"),
  schedule: () => import("./AskTime.svelte"),
};

/** Where no service worker keeps it: what must open without a network, while there still is one. */
export async function fetchTheRest(): Promise<void> {
  const needed = [views.board, views.coverage, views.share, fetchWhole, ...Object.values(later)];
  await Promise.all(needed.map((fetched) => fetched()));
}
