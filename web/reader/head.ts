/** The head of the page: what the coverage is called, how it stands, and what leads on from it. */

import type { CoverageLink, CoverageState } from "../protocol/changes.ts";
import { announce } from "./announcer.ts";
import { data, made, part, say } from "./elements.ts";
import { words } from "./words.ts";
import { moveTo, refreshTimes } from "./zone.ts";

export function showHead(state: CoverageState): void {
  if (state.time_zone !== data.timeZone) moveTo(state.time_zone);
  say("#headline", state.headline);
  showStage(state.state);
  say("#closing", state.closing).hidden = !state.closing;
  showLink(".next", state.next);
  showLink(".previous", state.previous);
  part("#days").hidden = !state.next && !state.previous;
  say("#summary-title", isOver() ? words.covered : words.covering);
  part("#summary ul").replaceChildren(...state.summary.map((point) => made("li", point)));
  part("#summary").hidden = state.summary.length === 0;
  showLead(state.lead?.html ?? "");
}

/** Whether the coverage has ended, so that nothing is waited for. */
export function isOver(): boolean {
  return data.state === "ended";
}

function showStage(stage: CoverageState["state"]): void {
  const wasOver = isOver();
  data.state = stage;
  say("#state", words.state[stage]).className = `state ${stage}`;
  refreshTimes();
  if (isOver() && !wasOver) announce(words.has_ended);
}

/** The way to the next or the previous day of the story. */
function showLink(selector: string, coverage: CoverageLink | null): void {
  const link = part(selector);
  link.hidden = !coverage;
  if (!coverage) return;
  link.setAttribute("href", data.live.replace(/[^/]+\/$/, `${coverage.slug}/`));
  say("span", coverage.headline, link);
}

/** The server has cleaned it. A picture that is there already is not fetched and shown again. */
function showLead(html: string): void {
  const lead = part("#lead");
  if (lead.innerHTML !== html) lead.innerHTML = html;
}
