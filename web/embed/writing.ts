/** How an embedded coverage writes: its language's words, and times in the story's zone. */

import type { CoverageStage, PostState } from "../protocol/changes.ts";
import { articleFrom } from "./article.ts";
import { part } from "../reader/parts.ts";
import { written, type Labels, type Written } from "../reader/times.ts";

type Plural = Readonly<Record<Intl.LDMLPluralRule, string>>;

interface Words {
  readonly language: string;
  readonly state: Readonly<Record<CoverageStage, string>>;
  readonly new: Plural;
  readonly reconnecting: string;
  readonly correction: string;
}

/** What the server says of the embed. The state and the zone are kept in step with it. */
export interface Said {
  /** The whole address of the coverage. */
  readonly live: string;
  readonly seq: string;
  /** How many posts to show. */
  readonly number: string;
  /** `key` moments, or the post with this id; empty for all. */
  readonly only: string;
  /** Whether there are posts below those that are here. */
  more: string;
  readonly clock: string;
  state: CoverageStage;
  timeZone: string;
  zoneLabels: string;
}

export interface Writing {
  readonly said: Said;
  readonly words: Words;
  readonly counted: (forms: Plural, count: number) => string;
  readonly article: (id: string, state: PostState) => HTMLElement;
  /** Write a `<time>`: its clock, and its date where it has a place for one. */
  readonly time: (time: HTMLElement, moment: string) => void;
}

const ADDRESSES = ["href", "src", "srcset"];
const PATH = /(^|, )(?=\/[^/])/g; // of one, or of each in a set of sources

export function writingIn(embed: HTMLElement): Writing {
  const language = embed.lang;
  const said = embed.dataset as unknown as Said;
  const words = JSON.parse(part(".words", embed).textContent) as Words;
  const template = part("template", embed);

  function counted(forms: Plural, count: number): string {
    return forms[new Intl.PluralRules(words.language).select(count)].replace("{n}", `${count}`);
  }

  /** A path in what the newsroom wrote is one on its own domain. How long ago that was is not said: nothing here changes by itself. */
  function article(id: string, state: PostState): HTMLElement {
    const post = articleFrom(id, state, template, language, time, () => undefined);
    for (const name of ADDRESSES) {
      for (const found of post.querySelectorAll(`[${name}]`)) {
        found.setAttribute(name, `${found.getAttribute(name)}`.replace(PATH, `$1${new URL(said.live).origin}`));
      }
    }
    return post;
  }

  function time(time: HTMLElement, moment: string): void {
    const { clock, date } = write(moment);
    const [first, second] = time.children;
    time.setAttribute("datetime", moment);
    (first ?? time).textContent = clock;
    if (second) second.textContent = date;
  }

  function write(moment: string, zone = said.timeZone): Written {
    try {
      return written(moment, zone, language, said.clock, JSON.parse(said.zoneLabels) as Labels);
    } catch {
      return write(moment, "UTC"); // the zone is younger than the browser
    }
  }

  return { said, words, counted, article, time };
}
