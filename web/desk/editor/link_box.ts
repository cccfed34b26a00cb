/** Where an address is given to a link: Mod-K, or the toolbar's button. */

import type { EditorView } from "prosemirror-view";
import { typedAddress } from "./addresses.ts";
import { button, element } from "./elements.ts";
import { linkAt, linking } from "./links.ts";

export interface LinkBox {
  dom: HTMLElement;
  open: (view: EditorView) => void;
}

export function linkBox(): LinkBox {
  const input = element("input", {
    type: "text",
    inputmode: "url",
    spellcheck: "false",
    autocapitalize: "none",
  });
  const wrong = element("p", { class: "wrong", role: "alert" });
  const dom = element("div", { class: "link-box", role: "dialog", "aria-label": "Link" });
  dom.hidden = true;
  let view: EditorView | null = null;

  function close(): void {
    dom.hidden = true;
    view?.focus();
  }

  function set(href: string | null): void {
    if (view !== null) view.dispatch(linking(view.state, href).scrollIntoView());
    close();
  }

  function take(): void {
    const href = typedAddress(input.value);
    if (input.value.trim() === "") set(null);
    else if (href !== null) set(href);
    else wrong.textContent = "This is no address; one looks like https://example.org.";
  }

  const plain = { class: "plain" };
  const remove = button("Remove link", set.bind(null, null), plain);
  const name = element("span", { class: "name" }, "Address");
  const buttons = [button("Set link", take), remove, button("Cancel", close, plain)];
  dom.append(
    element("label", { class: "field" }, name, input),
    wrong,
    element("div", { class: "row" }, ...buttons),
  );
  dom.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    else if (event.key === "Enter" && event.target === input) take();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });

  return {
    dom,
    open(at) {
      view = at;
      const link = linkAt(at.state);
      input.value = link?.href ?? "";
      wrong.textContent = "";
      remove.hidden = link === null;
      dom.hidden = false;
      place(dom, at);
      input.focus();
      input.select();
    },
  };
}

/** Below the line of the cursor, and within the editor on both sides. */
function place(dom: HTMLElement, view: EditorView): void {
  const around = dom.parentElement?.getBoundingClientRect();
  if (around === undefined) return;
  const cursor = view.coordsAtPos(view.state.selection.from);
  const left = Math.max(0, Math.min(cursor.left - around.left, around.width - dom.offsetWidth));
  dom.style.setProperty("top", `${cursor.bottom - around.top + 6}px`);
  dom.style.setProperty("left", `${left}px`);
}
