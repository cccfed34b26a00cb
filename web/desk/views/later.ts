/**
 * What nobody needs in order to begin: fetched when the desk stands, so that it weighs less when it is
 * first opened, and kept with the rest for when there is no network.
 */

export const later = {
  collision: () => import("./Collision.svelte"),
  going: () => import("./Going.svelte"),
  keys: () => import("./Keys.svelte"),
  schedule: () => import("./AskTime.svelte"),
  shared: () => import("./Shared.svelte"),
};

export async function fetchTheRest(): Promise<void> {
  await Promise.all(Object.values(later).map((fetched) => fetched()));
}
