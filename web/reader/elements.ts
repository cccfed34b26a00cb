/** Finding the parts of the page. The templates promise that they are there. */

export function part(selector: string, within: ParentNode = document): HTMLElement {
  const found = within.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`The page has no ${selector}.`);
  return found;
}

/** Its data attributes say which coverage this is, and how its times are written. */
export const main = part("#main");

/** The coverage's own address, with a slash at its end. */
export const live = main.dataset["live"] ?? "";

export function postAddress(id: string): string {
  return `${live}post/${id}/`;
}

/** The article of a post on this page. */
export function articleOf(id: string): HTMLElement | null {
  return document.getElementById(`post-${id}`);
}

/** Put HTML that the newsroom's server has cleaned into an element, unless it is there already. */
export function fill(element: Element, html: string): void {
  const box = document.createElement("template");
  box.innerHTML = html;
  const now = document.createElement("template");
  now.innerHTML = element.innerHTML;
  if (!box.content.isEqualNode(now.content)) element.replaceChildren(box.content);
}
