/**
 * The desk without a network: its page and what the page is made of, kept by the service worker.
 *
 * A page is asked for at the server first, so that a new version of the desk is seen at once; files
 * have their hash in their names, so one that is kept is the right one.
 */

/** One entry of Vite's manifest. */
interface Chunk {
  file: string;
  css?: string[];
}

const BUILT = "../static/desk/app/";
const CACHE = "dateline-desk";
const PATIENCE_MS = 4_000; // then somebody who waits for a page is given the one that is kept

/** What to answer with; null where it is no business of ours. */
export function answerFor(request: Request, scope: string): Promise<Response> | null {
  if (request.method !== "GET" || new URL(request.url).origin !== new URL(scope).origin) return null;
  if (request.mode === "navigate") return page(request, scope);
  return isFile(request.url, scope) ? file(request) : null;
}

/** Keep the page, and every file that it may ask for one day; one at a time, beside what is being sent. */
export async function keepShell(scope: string): Promise<void> {
  const cache = await caches.open(CACHE);
  await keepPage(await fetch(scope, { credentials: "same-origin" }), scope);
  for (const address of await files(scope)) {
    if (!(await cache.match(address))) await cache.add(address);
  }
}

/** What the desk was built into. */
async function files(scope: string): Promise<string[]> {
  const built = new URL(BUILT, scope).href;
  const answer = await fetch(`${built}manifest.json`, { cache: "no-cache" });
  const chunks = Object.values((await answer.json()) as Record<string, Chunk>);
  const names = new Set(chunks.flatMap(({ file, css = [] }) => [file, ...css]));
  return [...names].map((name) => built + name);
}

async function page(request: Request, scope: string): Promise<Response> {
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (answer.status < 500) {
      await keepPage(answer.clone(), scope);
      return answer;
    }
    return (await kept(scope)) ?? answer;
  } catch (error) {
    const found = await kept(scope);
    if (found) return found;
    throw error;
  }
}

async function kept(scope: string): Promise<Response | undefined> {
  return (await caches.open(CACHE)).match(scope);
}

/** The app's own page, whatever address it was asked for at; not the sign-in, and no error. */
async function keepPage(answer: Response, scope: string): Promise<void> {
  if (!answer.ok || answer.redirected || answer.type !== "basic") return;
  const { headers } = answer;
  const text = await answer.text();
  if (!text.includes('id="desk"')) return;
  await (await caches.open(CACHE)).put(scope, new Response(text, { headers }));
}

async function file(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  const found = await cache.match(request);
  if (found) return found;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}

/** The files that the desk is built into, which stand beside it under static/. */
function isFile(address: string, scope: string): boolean {
  return address.startsWith(new URL("../static/desk/", scope).href);
}
