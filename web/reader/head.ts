/** The head of the page: what the coverage is called, how it stands, and what leads on from it. */

import type { CoverageLink, CoverageState } from "../protocol/changes.ts";
import { announce } from "./announcer.ts";
import { moveTo } from "./asked.ts";
import { data, isOver, made, part, say } from "./elements.ts";
import { retitle } from "./title.ts";
import { words } from "./words.ts";
import { refreshTimes } from "./zone.ts";

export function showHead(state: CoverageState): void {
  if (state.time_zone !== data.timeZone) void moveTo(state.time_zone);
  retitle(part("#headline").textContent, state.headline);
  say("#headline", state.headline);
  showStage(state.state);
  say("#closing", state.closing);
  showNext(state.next);
  say("#summary-title", isOver() ? words.covered : words.covering);
  part("#summary ul").replaceChildren(...state.summary.map((point) => made("li", point)));
  showLead(state.lead?.html ?? "");
}

function showStage(stage: CoverageState["state"]): void {
  if (stage !== data.state) announce(words.state[stage]);
  data.state = stage;
  say("#state", words.state[stage]).className = `state ${stage}`;
  refreshTimes();
}

/** The way to the next day of the story; that to the previous one was there when this one was opened. */
function showNext(coverage: CoverageLink | null): void {
  if (!coverage) return;
  const link = part(".next") as HTMLAnchorElement;
  link.hidden = false;
  link.href = `${data.live}../${coverage.slug}/`;
  say("span", coverage.headline, link);
}

/** The server has cleaned it. A picture that is there already is not fetched and shown again. */
function showLead(html: string): void {
  const lead = part("#lead");
  if (lead.innerHTML !== html) lead.innerHTML = html;
}
