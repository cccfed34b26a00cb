/** The newsroom's style sheets inside an element: what they say of a page holds for the element, and for no more. */

/** Nothing of the page around it reaches in: among important rules those of the shadow tree win. */
const HOST = ":host{all:initial!important;display:block!important;width:100%!important;container:embed/inline-size!important}";

/** The shadow tree of an element. Where a browser has no such sheets it gets none, and what stands in it is shown. */
export function shadowOf(element: Element): ShadowRoot {
  const look = sheet(HOST);
  const shadow = element.shadowRoot ?? element.attachShadow({ mode: "open" });
  shadow.adoptedStyleSheets = [look];
  return shadow;
}

/**
 * A style sheet for the shadow tree, in which letters have so many `pixels` if nobody says anything. `rem` would be the page's, the window's width says nothing of the
 * element's, and the reader's dark mode nothing of a page that knows only light.
 */
export function adapted(css: string, address: string, pixels: number, scheme: string): CSSStyleSheet {
  const [isDark, isLight] = ["dark", "light"].map((name) => scheme.includes(name));
  const text = css
    .replace(/:root/g, ".embed")
    .replace(/@media (?=\(m[a-z]+-width)/g, "@container embed ")
    .replace(/([\d.]+)rem/g, (_, count: string) => `${Number(count) * pixels}px`)
    .replace(/(\d)vw/g, "$1cqi");
  const dark = isDark ? "min" : "max"; // always, or never
  return sheet(isDark && isLight ? text : text.replace(/prefers-color-scheme: ?dark/g, `${dark}-width:0`), address);
}

function sheet(text: string, baseURL?: string): CSSStyleSheet {
  const made = new CSSStyleSheet(baseURL ? { baseURL } : {});
  made.replaceSync(text);
  return made;
}
