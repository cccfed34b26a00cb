/** The rest of the editor: fetched when somebody begins to write, so that the desk opens sooner. */

type Make = (typeof import("./whole.ts"))["wholeEditor"];

let make: Make | null = null;

/** Null until it has been fetched. */
export function fetched(): Make | null {
  return make;
}

export async function fetchWhole(): Promise<Make> {
  make ??= (await import("./whole.ts")).wholeEditor;
  return make;
}
