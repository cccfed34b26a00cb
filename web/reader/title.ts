/** The page's title, which says in its tab how many updates wait. */

export function writeTitle(held: number): void {
  document.title = document.title.replace(/^(\(\d+\) )?/, held ? `(${held}) ` : "");
}

/** The coverage is called something else. */
export function retitle(before: string, after: string): void {
  document.title = document.title.replace(before, after);
}
