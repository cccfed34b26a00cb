/** The words of the page's language, which the page brings along: the script has none of its own. */

import type { CoverageStage } from "../protocol/changes.ts";
import { part } from "./elements.ts";

/** A form for each plural category that the language has for whole numbers. */
type Plural = Readonly<Record<Intl.LDMLPluralRule, string>>;

export const words = JSON.parse(part("#words").textContent) as {
  /** Of these words: English, where there are none in the page's own language. */
  readonly language: string;
  /** Between what is listed, with the space that its language puts behind it. */
  readonly comma: string;
  readonly state: Readonly<Record<CoverageStage, string>>;
  readonly updates: Plural;
  readonly new: Plural;
  /** Updates that were missed; `{time}` is when the reader left. */
  readonly since: Plural;
  /** Goes on behind that and a comma: how many of them are key moments. */
  readonly since_key: Plural;
  readonly own_zone: string;
  readonly story_zone: string;
  readonly copied: string;
  readonly covering: string;
  readonly covered: string;
  readonly reconnecting: string;
  readonly correction: string;
};

/** The form for a number, with the number in it. */
export function counted(forms: Plural, count: number): string {
  const form = forms[new Intl.PluralRules(words.language).select(count)];
  return form.replace("{n}", `${count}`);
}
