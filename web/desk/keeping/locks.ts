/** One at a time, over all tabs and workers of this browser. */

const PATIENCE_MS = 60_000; // longer than the requests of one act; a tab that holds on longer is frozen

/** Who waits for their turn where there are no Web Locks: over plain http, except on localhost. */
const turns = new Map<string, Promise<unknown>>();

/**
 * Do the work when nobody else does. From a tab that is frozen in the middle of it the turn is taken
 * away; when it thaws it may finish beside us, which all that is done here bears.
 */
export async function alone(
  name: string,
  work: () => Promise<void>,
  patienceMs = PATIENCE_MS,
): Promise<void> {
  const locks = (globalThis.navigator as Partial<Navigator> | undefined)?.locks;
  if (!locks) {
    await inTurn(name, work);
    return;
  }
  const patience = AbortSignal.timeout(patienceMs);
  let begun: Promise<void> | undefined;
  const turn = (): Promise<void> => (begun = work());
  await locks.request(name, { signal: patience }, turn).catch((error: unknown) => {
    if (!begun && !patience.aborted) throw error;
  });
  if (!begun) await locks.request(name, { steal: true }, turn).catch(() => undefined);
  await begun; // to its end, though the turn was taken away
}

async function inTurn(name: string, work: () => Promise<void>): Promise<void> {
  const turn = (turns.get(name) ?? Promise.resolve()).catch(() => undefined).then(work);
  turns.set(name, turn);
  await turn;
}
