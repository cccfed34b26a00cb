/** Background Sync: the browser wakes the service worker when the network is back, tab or no tab. */

export const TAG = "dateline-outbox";

interface SyncRegistration extends ServiceWorkerRegistration {
  sync?: { register(tag: string): Promise<void> };
}

/** Ask for it where the browser has it (Chromium); elsewhere the next tab that opens sends what waits. */
export function askForBackgroundSync(): void {
  const container = (globalThis.navigator as Partial<Navigator> | undefined)?.serviceWorker;
  void container?.ready
    .then((registration: SyncRegistration) => registration.sync?.register(TAG))
    .catch(() => undefined); // refused by the person, or in a private window
}
