/** Has the browser keep the desk and its outbox, for when there is no network or no tab. */

/** `address` is the worker's, and `scope` the desk's; false over plain http, where there is none but on localhost. */
export async function registerWorker(address: string, scope: string): Promise<boolean> {
  const container = (navigator as Partial<Navigator>).serviceWorker;
  if (!container) return false;
  await container.register(address, { scope, type: "module" });
  const registration = await container.ready;
  registration.active?.postMessage({ keep: true });
  return true;
}
