/**
 * The desk's service worker: opens the desk without a network, keeps what other apps share with it, and
 * sends what waits without a tab.
 */

import { sendWhatWaits } from "./keeping/afterwards.ts";
import { TAG } from "./keeping/background.ts";
import { keepShared } from "./keeping/sharing.ts";
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

interface ExtendableMessageEvent extends MessageEvent<{ keep?: true }> {
  waitUntil(work: Promise<unknown>): void;
  respondWith(answer: Promise<Response>): void;
}

const worker = globalThis as unknown as WorkerScope;
const { scope } = worker.registration;
const ROOT = new URL("../", scope).href;
const SHARE = new URL("share/", scope).href;

worker.addEventListener("install", (event) => {
  event.waitUntil(worker.skipWaiting()); // it holds nothing of its own that an older one would miss
});

worker.addEventListener("activate", (event) => {
  event.waitUntil(worker.clients.claim());
});

worker.addEventListener("message", (event) => {
  if (event.data.keep) event.waitUntil(keepShell(scope).catch(() => undefined));
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const isShared = request.method === "POST" && request.url === SHARE;
  const answer = isShared ? takeShared(request) : answerFor(request, scope);
  if (answer) event.respondWith(answer);
});

worker.addEventListener("sync", (event) => {
  if (event.tag === TAG) event.waitUntil(sendWhatWaits(ROOT));
});

/** From here on it is on the device, whatever becomes of the network; the desk asks what it is for. */
async function takeShared(request: Request): Promise<Response> {
  try {
    await keepShared(ROOT, await request.formData());
    return Response.redirect(SHARE, 303);
  } catch {
    return Response.redirect(`${SHARE}?missed`, 303); // the app that shared it has it still
  }
}
