/** The parts of the page; the templates promise those that are asked for here. */

export function part(selector: string, within: ParentNode = document): HTMLElement {
  const found: Element | null = within.querySelector(selector);
  return found as HTMLElement;
}
