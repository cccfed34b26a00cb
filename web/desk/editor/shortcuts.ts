/** What becomes of Markdown while it is typed. Backspace right behind it takes it back. */

import {
  InputRule,
  inputRules,
  textblockTypeInputRule,
  wrappingInputRule,
} from "prosemirror-inputrules";
import type { Attrs, MarkType } from "prosemirror-model";
import type { Plugin } from "prosemirror-state";
import { typedAddress } from "./addresses.ts";
import { cursorAfter } from "./blocks.ts";
import { marks, nodes } from "./schema.ts";

export function shortcuts(): Plugin {
  return inputRules({
    rules: [
      textblockTypeInputRule(/^(#{2,3})\s$/, nodes.heading, (match) => ({
        level: match[1] === "##" ? 3 : 4,
      })),
      wrappingInputRule(/^\s*[-*]\s$/, nodes.bullet_list),
      wrappingInputRule(
        /^(\d{1,4})\.\s$/,
        nodes.ordered_list,
        (match) => ({ start: Number(match[1]) }),
        (match, list) => list.childCount + Number(list.attrs["start"]) === Number(match[1]),
      ),
      wrappingInputRule(/^>\s$/, nodes.quote),
      divider(),
      marked(/(^|[^*])(\*\*)([^*\s](?:[^*]*[^*\s])?)\*\*$/, marks.bold),
      marked(/(^|[^*])(\*)([^*\s](?:[^*]*[^*\s])?)\*$/, marks.italic),
      marked(/(^|[^!])(\[)([^[\]]+)\]\(([^()\s]+)\)$/, marks.link, (address) => {
        const href = typedAddress(address);
        return href === null ? null : { href };
      }),
    ],
  });
}

function divider(): InputRule {
  return new InputRule(/^---$/, (state, _match, start) => {
    const $start = state.doc.resolve(start);
    const { parent } = $start;
    const isAlone = parent.type === nodes.paragraph && parent.content.size === 2;
    if ($start.depth !== 1 || !isAlone) return null;
    const pos = $start.before();
    const tr = state.tr.replaceWith(pos, $start.after(), nodes.divider.create());
    return cursorAfter(tr, pos + 1);
  });
}

/** What is before · what opens · the words · what closes, whose last character is being typed. */
function marked(
  pattern: RegExp,
  type: MarkType,
  attributes?: (given: string) => Attrs | null,
): InputRule {
  return new InputRule(pattern, (state, match, start, end) => {
    const [, before = "", opening = "", words = "", given = ""] = match;
    const attrs = attributes === undefined ? {} : attributes(given);
    if (attrs === null) return null;
    const open = start + before.length;
    const from = open + opening.length;
    const tr = state.tr.delete(from + words.length, end).delete(open, from);
    return tr.addMark(open, open + words.length, type.create(attrs)).removeStoredMark(type);
  });
}
