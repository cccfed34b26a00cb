/** The network has come back, as far as the browser can tell. */

/** Call it then; the answer ends that. A worker has the same events as a page, other programs have none. */
export function whenOnline(call: () => void): () => void {
  const scope: Partial<Pick<Window, "addEventListener" | "removeEventListener">> = globalThis;
  scope.addEventListener?.("online", call);
  return () => {
    scope.removeEventListener?.("online", call);
  };
}
