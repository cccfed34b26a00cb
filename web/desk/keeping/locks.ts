/** One at a time, over all tabs and workers of this browser. */

const PATIENCE_MS = 60_000; // longer than the requests of one act; a tab that holds on longer is frozen

/** Who waits for their turn where there are no Web Locks: over plain http, except on localhost. */
const turns = new Map<string, Promise<unknown>>();

/**
 * Do the work when nobody else does. From a tab that is frozen in the middle of it the turn is taken
 * away; when it thaws it may finish beside us, which all that is done here bears.
 */
export async function alone(name: string, work: () => Promise<void>): Promise<void> {
  const locks = (globalThis.navigator as Partial<Navigator> | undefined)?.locks;
  if (!locks) {
    await inTurn(name, work);
    return;
  }
  let mine = false;
  const turn = (): Promise<void> => {
    mine = true;
    return work();
  };
  try {
    await locks.request(name, { signal: AbortSignal.timeout(PATIENCE_MS) }, turn);
  } catch (error) {
    if (mine && isTaken(error)) return;
    if (mine) throw error;
    await locks.request(name, { steal: true }, turn);
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof DOMException && error.name === "AbortError";
}

async function inTurn(name: string, work: () => Promise<void>): Promise<void> {
  const turn = (turns.get(name) ?? Promise.resolve()).catch(() => undefined).then(work);
  turns.set(name, turn);
  await turn;
}
