/** Bringing an element up to date with another, piece by piece: what is the same is left alone. */

/** A picture is not fetched again, a selection and the focus stay, where only something beside them changed. */
export function renew(standing: Element, fresh: Element): void {
  for (const { name, value } of fresh.attributes) standing.setAttribute(name, value);
  const olds = [...standing.childNodes] as Element[];
  const news = [...fresh.childNodes] as Element[];
  const rest = [...olds];
  const isKept = (old: Element): boolean => news.some((node) => node.isEqualNode(old));
  const parts = news.map((node) => {
    const same = rest.find((old) => old.isEqualNode(node));
    const found = same ?? rest.find((old) => isLike(old, node) && !isKept(old));
    if (!found) return node;
    rest.splice(rest.indexOf(found), 1);
    if (!same) renew(found, node);
    return found;
  });
  if (rest.length || parts.some((node, place) => node !== olds[place])) standing.replaceChildren(...parts);
}

/** The same part of a post, with something else in it. */
function isLike(old: Element, node: Element): boolean {
  return old.nodeName === node.nodeName && old.className === node.className && node.firstChild !== null;
}
