/** The parts of the page; the templates promise those that are asked for here. */

export function part(selector: string, within: ParentNode = document): HTMLElement {
  return within.querySelector(selector) as HTMLElement;
}
