/**
 * Lists as Word puts them on the clipboard: paragraphs that say on which level of which list they
 * stand, with the bullet or number written in front. Word in a browser has a list for each item.
 */

import { styleOf } from "./ink.ts";

interface Item {
  level: number;
  ordered: boolean;
  start: number;
  content: ChildNode[];
}

interface Open {
  level: number;
  list: HTMLElement;
}

const BULLET = /^[·•▪§–o-][\s\u00a0]+/;
const NUMBER = /^\(?([0-9]+|[a-z]{1,3}|[ivxlc]+)[.)]/i;

/** Put real lists in place of what only looks like them. */
export function listWordParagraphs(root: Element): void {
  const seen = new Set<Element>();
  for (const first of root.querySelectorAll("p, div")) {
    if (seen.has(first) || itemOf(first) === null) continue;
    const run = runFrom(first);
    run.forEach((element) => seen.add(element));
    const items = run.flatMap((element) => itemOf(element) ?? []);
    const place = run[0];
    place?.before(...listsOf(items));
    for (const element of run) element.remove();
  }
}

function runFrom(first: Element): Element[] {
  const run: Element[] = [];
  let at: Element | null = first;
  while (at !== null && itemOf(at) !== null) {
    run.push(at);
    at = at.nextElementSibling;
  }
  return run;
}

/** What an element is as an item of a list; null when it is none. */
function itemOf(element: Element): Item | null {
  if (element.classList.contains("ListContainerWrapper")) return fromBrowser(element);
  if (element.localName !== "p") return null;
  const level = /level(\d)/.exec(styleOf(element, "mso-list") ?? "")?.[1];
  const isMarked = BULLET.test(element.textContent.trimStart());
  const isListed = isMarked && /\bMsoListParagraph/.test(element.className);
  if (level === undefined && !isListed) return null;
  return fromWord(element, Number(level ?? 1));
}

function fromWord(element: Element, level: number): Item {
  const copy = element.cloneNode(true) as Element;
  const spans = [...copy.querySelectorAll("span")];
  const markers = spans.filter((span) => styleOf(span, "mso-list") === "ignore");
  const marker = markers.map((span) => span.textContent).join("").trim();
  for (const span of markers) span.remove();
  if (markers.length === 0) stripBullet(copy);
  const number = NUMBER.exec(marker)?.[1];
  const ordered = number !== undefined;
  return { level, ordered, start: startOf(number), content: [...copy.childNodes] };
}

function stripBullet(paragraph: Element): void {
  let rest = BULLET.exec(paragraph.textContent.trimStart())?.[0].length ?? 0;
  const texts = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text !== null && rest > 0; text = texts.nextNode()) {
    const value = text.nodeValue ?? "";
    const blank = value.trimStart() === "" ? value.length : 0;
    const taken = Math.max(blank, Math.min(rest, value.length));
    text.nodeValue = value.slice(taken);
    rest -= taken;
  }
}

function startOf(number: string | undefined): number {
  return number !== undefined && /^\d+$/.test(number) ? Number(number) : 1;
}

function fromBrowser(wrapper: Element): Item | null {
  const list = wrapper.querySelector("ul, ol");
  const item = list?.querySelector("li");
  if (!list || !item) return null;
  const level = item.getAttribute("data-aria-level") ?? item.getAttribute("aria-level");
  return {
    level: Number(level) || 1,
    ordered: list.localName === "ol",
    start: startOf(list.getAttribute("start") ?? undefined),
    content: [...item.cloneNode(true).childNodes],
  };
}

function listsOf(items: Item[]): HTMLElement[] {
  const roots: HTMLElement[] = [];
  const open: Open[] = [];
  for (const item of items) {
    while ((open.at(-1)?.level ?? 0) > item.level) open.pop();
    const wanted = item.ordered ? "ol" : "ul";
    const same = open.at(-1);
    if (same?.level === item.level && same.list.localName !== wanted) open.pop();
    if (open.at(-1)?.level !== item.level) {
      open.push({ level: item.level, list: begin(item, open.at(-1), roots) });
    }
    open.at(-1)?.list.append(li(item));
  }
  return roots;
}

/** A new list: in the last item of the one around it, or by itself. */
function begin(item: Item, around: Open | undefined, roots: HTMLElement[]): HTMLElement {
  const list = document.createElement(item.ordered ? "ol" : "ul");
  if (item.ordered && item.start !== 1) list.setAttribute("start", String(item.start));
  const parent = around?.list.lastElementChild;
  if (parent) parent.append(list);
  else roots.push(list);
  return list;
}

function li({ content }: Item): HTMLElement {
  const made = document.createElement("li");
  made.append(...content);
  return made;
}
