/** Has the browser keep the desk and its outbox, for when there is no network or no tab. */

/** `address` is the worker's, and `scope` the desk's; over plain http there is none, but on localhost. */
export async function registerWorker(address: string, scope: string): Promise<void> {
  const container = (navigator as Partial<Navigator>).serviceWorker;
  if (!container) return;
  await container.register(address, { scope, type: "module" });
  const registration = await container.ready;
  const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
  registration.active?.postMessage({ keep: loaded });
}
