/** How text is set: bold, italic, linked; read from the tags and styles of any program. */

import { cleanAddress } from "../addresses.ts";

export interface Ink {
  bold: boolean;
  italic: boolean;
  href: string | null;
}

export const PLAIN: Ink = { bold: false, italic: false, href: null };

/** The ink inside an element, given the ink around it. A style has the last word, as it should. */
export function inkIn(element: Element, around: Ink): Ink {
  const name = element.localName;
  const isBold = ["b", "strong"].includes(name) || around.bold;
  const isItalic = ["i", "em"].includes(name) || around.italic;
  const href = name === "a" ? cleanAddress(element.getAttribute("href") ?? "") : null;
  return {
    bold: weighs(styleOf(element, "font-weight")) ?? isBold,
    italic: slants(styleOf(element, "font-style")) ?? isItalic,
    href: href ?? around.href,
  };
}

export function sameInk(one: Ink, other: Ink): boolean {
  return one.bold === other.bold && one.italic === other.italic && one.href === other.href;
}

/** One property of an element's own style, as it is written. */
export function styleOf(element: Element, property: string): string | null {
  const style = element.getAttribute("data-style") ?? "";
  for (const declaration of style.split(";")) {
    const [name = "", ...value] = declaration.split(":");
    if (name.trim().toLowerCase() === property) return value.join(":").trim().toLowerCase();
  }
  return null;
}

function weighs(weight: string | null): boolean | null {
  if (weight === null || weight === "inherit") return null;
  const number = Number.parseInt(weight, 10);
  return Number.isNaN(number) ? weight.startsWith("bold") : number >= 600;
}

function slants(style: string | null): boolean | null {
  if (style === null || style === "inherit") return null;
  return style.startsWith("italic") || style.startsWith("oblique");
}
