/** The desk's service worker: opens the desk without a network, and sends what waits without a tab. */

import { sendWhatWaits } from "./keeping/afterwards.ts";
import { TAG } from "./keeping/background.ts";
import { answerFor, keepShell } from "./net/shell.ts";

/** What TypeScript's DOM does not have of a service worker's scope. */
interface WorkerScope {
  registration: { scope: string };
  clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(name: string, listener: (event: WorkerEvent) => void): void;
}

interface WorkerEvent extends ExtendableMessageEvent {
  request: Request;
  tag: string;
}

interface ExtendableMessageEvent extends MessageEvent<{ keep?: string[] }> {
  waitUntil(work: Promise<unknown>): void;
  respondWith(answer: Promise<Response>): void;
}

const worker = globalThis as unknown as WorkerScope;
const { scope } = worker.registration;

worker.addEventListener("install", (event) => {
  event.waitUntil(worker.skipWaiting()); // it holds nothing of its own that an older one would miss
});

worker.addEventListener("activate", (event) => {
  event.waitUntil(worker.clients.claim());
});

worker.addEventListener("message", (event) => {
  if (event.data.keep) event.waitUntil(keepShell(scope, event.data.keep).catch(() => undefined));
});

worker.addEventListener("fetch", (event) => {
  const answer = answerFor(event.request, scope);
  if (answer) event.respondWith(answer);
});

worker.addEventListener("sync", (event) => {
  if (event.tag === TAG) event.waitUntil(sendWhatWaits(new URL("../", scope).href));
});
