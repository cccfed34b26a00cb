/** Finding the parts of a page or of a piece of one, and writing into them. */

/** A part of the page. Pages have fewer of them than others; what is done to one that is not there does nothing. */
export function part(selector: string, within: ParentNode = document): HTMLElement {
  return within.querySelector<HTMLElement>(selector) ?? document.createElement("i");
}

/** Write a text into a part of the page. */
export function say(selector: string, text: string | null, within?: ParentNode): HTMLElement {
  const found = part(selector, within);
  found.textContent = text;
  return found;
}
