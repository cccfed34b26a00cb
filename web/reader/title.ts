/** The page's title, which says in its tab how many updates wait. */

export function writeTitle(held: number): void {
  document.title = (held ? `(${held}) ` : "") + document.title.replace(/^\(\d+\) /, "");
}

/** The coverage is called something else. */
export function retitle(before: string, after: string): void {
  document.title = document.title.replace(before, after);
}
