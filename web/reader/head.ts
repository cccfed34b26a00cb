/** The head of the page: what the coverage is called, how it stands, and what leads on from it. */

import type { CoverageLink, CoverageState } from "../protocol/changes.ts";
import { announce } from "./announcer.ts";
import { fill, live, main, part } from "./elements.ts";
import { moveTo, writeAllAgo } from "./zone.ts";

const WORDS = { scheduled: "Scheduled", live: "Live", paused: "Paused", ended: "Ended" };

export function showHead(state: CoverageState): void {
  part("#headline").textContent = state.headline;
  showStage(state.state);
  part("#closing").textContent = state.closing;
  part("#closing").hidden = !state.closing;
  showDays(state);
  showSummary(state);
  fill(part("#lead"), state.lead?.html ?? "");
  if (state.time_zone !== main.dataset["timeZone"]) void moveTo(state.time_zone);
}

/** Whether the coverage has ended, so that nothing is waited for. */
export function isOver(): boolean {
  return main.dataset["state"] === "ended";
}

function showStage(stage: CoverageState["state"]): void {
  const wasOver = isOver();
  const badge = part("#state");
  badge.className = `state ${stage}`;
  badge.textContent = WORDS[stage];
  main.dataset["state"] = stage;
  writeAllAgo();
  if (isOver() && !wasOver) announce("Coverage has ended");
}

function showDays({ previous, next }: CoverageState): void {
  const links = [
    next && linkTo(next, "next", "Coverage goes on: "),
    previous && linkTo(previous, "previous", "Earlier: "),
  ].filter((link) => link !== null);
  part("#days").replaceChildren(...links);
  part("#days").hidden = links.length === 0;
}

function linkTo(coverage: CoverageLink, name: "next" | "previous", words: string): HTMLElement {
  const link = document.createElement("a");
  link.className = name;
  link.rel = name.slice(0, 4); // next, prev
  link.href = live.replace(/[^/]+\/$/, `${coverage.slug}/`);
  link.textContent = words + coverage.headline;
  return link;
}

function showSummary({ summary, state }: CoverageState): void {
  part("#summary-title").textContent = state === "ended" ? "What we covered" : "What we’re covering";
  part("#summary").hidden = summary.length === 0;
  const points = summary.map((text) => {
    const point = document.createElement("li");
    point.textContent = text;
    return point;
  });
  part("#summary ul").replaceChildren(...points);
}
