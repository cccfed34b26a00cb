/** What the views of all blocks have in common: a place, and fields that say more of them. */

import type { Node } from "prosemirror-model";
import type { EditorView, NodeView, ViewMutationRecord } from "prosemirror-view";
import { said } from "../attributes.ts";
import { button, element } from "../elements.ts";
import { onFieldKey } from "./field_keys.ts";
import { Typing } from "./typing.ts";
import type { Surroundings } from "../surroundings.ts";

export type GetPos = () => number | undefined;

export interface FieldForm {
  attribute: string;
  label: string;
  hint?: string;
  placeholder?: string;
  long?: boolean;
}

type Field = HTMLInputElement | HTMLTextAreaElement;

export class BlockView implements NodeView {
  dom: HTMLElement;
  contentDOM?: HTMLElement;
  protected node: Node;
  protected view: EditorView;
  protected getPos: GetPos;
  protected surroundings: Surroundings;
  private fields = new Map<string, Field>();
  private typing = new Typing();

  constructor(
    node: Node,
    view: EditorView,
    getPos: GetPos,
    surroundings: Surroundings,
    name: string,
  ) {
    this.node = node;
    this.view = view;
    this.getPos = getPos;
    this.surroundings = surroundings;
    this.dom = element("div", {
      class: `block ${node.type.name}`,
      role: "group",
      "aria-label": name,
    });
  }

  update(node: Node): boolean {
    if (node.type !== this.node.type) return false;
    this.node = node;
    for (const [attribute, field] of this.fields) {
      const value = said(node, attribute);
      if (field.value !== value) field.value = value; // as it is: setting it would move the caret
      field.dispatchEvent(new Event("shown"));
    }
    return true;
  }

  /** What happens in fields and buttons is theirs; pictures may be dropped on them all the same. */
  stopEvent(event: Event): boolean {
    const { target, type } = event;
    if (type.startsWith("drag") || type === "drop") return false;
    return target instanceof Element && target.closest(".tools") !== null;
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    return !this.contentDOM?.contains(mutation.target);
  }

  destroy(): void {
    this.fields.clear();
  }

  /** A part of the block that is no text: fields and buttons. */
  protected tools(name: string, ...children: (globalThis.Node | string)[]): HTMLElement {
    return element("div", { class: `tools ${name}`, contenteditable: "false" }, ...children);
  }

  /** A labelled field that writes what it holds into the document at each keystroke. */
  protected field({ attribute, label, hint, placeholder, long }: FieldForm): HTMLElement {
    const input: Field =
      long === true ? element("textarea", { rows: "1" }) : element("input", { type: "text" });
    input.placeholder = placeholder ?? "";
    input.value = said(this.node, attribute);
    input.autocomplete = "off";
    input.dataset["attribute"] = attribute;
    this.fields.set(attribute, input);
    input.addEventListener("focus", () => {
      this.typing.begin();
    });
    input.addEventListener("input", () => {
      this.write(attribute, input.value);
    });
    input.addEventListener("keydown", (event) => {
      onFieldKey(event as KeyboardEvent, input, this.view, this.getPos, this.surroundings);
    });
    return labelled(input, label, hint);
  }

  protected write(attribute: string, value: string): void {
    const pos = this.getPos();
    if (pos === undefined || said(this.node, attribute) === value) return;
    const transaction = this.view.state.tr.setNodeAttribute(pos, attribute, value);
    this.view.dispatch(this.typing.mark(transaction));
  }

  /** A button that takes the block away. */
  protected remover(what: string, said = "Remove"): HTMLButtonElement {
    const remove = this.remove.bind(this);
    return button(said, remove, { class: "plain remove", "aria-label": `Remove ${what}` });
  }

  protected remove(): void {
    const pos = this.getPos();
    if (pos === undefined) return;
    const { state } = this.view;
    this.view.dispatch(state.tr.deleteRange(pos, pos + this.node.nodeSize).scrollIntoView());
    this.view.focus();
  }
}

function labelled(input: Field, label: string, hint?: string): HTMLElement {
  const name = element("span", { class: "name" }, label);
  const field = element("label", { class: "field" }, name, input);
  if (hint !== undefined) {
    name.append(element("span", { class: "hint" }, ` ${hint}`));
  }
  const show = (): void => {
    field.classList.toggle("unfilled", input.value === "");
  };
  input.addEventListener("input", show);
  input.addEventListener("shown", show);
  show();
  return field;
}
