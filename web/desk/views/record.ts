/** The audit record in words: what somebody did, and to what. */

import type { Entry } from "./admin.ts";
import { clock } from "./times.ts";
import { list } from "./words.ts";

/** What each verb of the newsroom reads like between a name and a thing. */
export const DEEDS: Record<string, string> = {
  publish_post: "published",
  revise_post: "revised",
  withdraw_post: "withdrew",
  pin_post: "pinned",
  unpin_post: "unpinned",
  mark_key_moment: "marked as a key moment",
  unmark_key_moment: "took from the key moments",
  move_post: "moved",
  redate_post: "re-dated",
  save_draft: "saved",
  publish_draft: "published",
  miss_schedule: "could not publish, at its time,",
  submit_draft: "submitted",
  send_back_draft: "sent back",
  schedule_draft: "scheduled",
  unschedule_draft: "unscheduled",
  discard_draft: "discarded",
  restore_draft: "restored",
  open_coverage: "opened",
  continue_coverage: "continued",
  start_coverage: "started",
  edit_coverage: "edited the page head of",
  pause_coverage: "paused",
  resume_coverage: "resumed",
  end_coverage: "ended",
  reopen_coverage: "reopened",
  lead_on: "led readers on from",
  make_preview_link: "made a preview link for",
  edit_story: "edited the story",
  take_in_picture: "took in the picture",
  focus_picture: "had readers see another crop in",
  choose_focus: "chose what crops keep of the picture",
  confirm_rights: "confirmed the terms of the picture",
  keep_template: "kept the template",
  drop_template: "dropped the template",
  issue_token: "issued the token",
  revoke_token: "revoked the token",
  add_person: "added",
  disable_person: "disabled",
  enable_person: "enabled",
  give_role: "gave a role to",
  take_role: "took a role from",
  make_password_link: "made a link to choose a password for",
  set_password: "set a password for",
  choose_password: "chose a password",
  change_password: "changed the password",
  drop_second_factors: "dropped the second factors of",
  add_second_factor: "added a second factor",
  remove_second_factor: "removed a second factor",
  renew_recovery_codes: "renewed the recovery codes",
  connect_provider: "signed in by the provider for the first time",
  sign_in: "signed in",
  sign_in_failed: "could not sign in",
  sign_out: "signed out",
  sign_out_everywhere: "signed out everywhere",
};

const A_TIME = /^\d{4}-\d\d-\d\dT\d\d:/;
const AN_ID = /^[0-9a-f-]{36}$|^[0-9a-f]{64}$/;

/** “published”; a verb that has no words yet by its own name. */
export function deed({ verb }: Entry): string {
  return DEEDS[verb] ?? verb.replaceAll("_", " ");
}

/** What it was done to: a headline, a name; nothing where they did it to themselves or the coverage. */
export function thing({ about, subject, by, coverage }: Entry): string {
  if (about) return `“${about}”`;
  return AN_ID.test(subject) || [by, coverage].includes(subject) ? "" : subject;
}

/** Whether it was done to something in a coverage, and not to the coverage itself. */
export function isWithin(entry: Entry): boolean {
  return thing(entry) !== "";
}

/** “changed: headline and time zone”. */
export function particulars(details: Record<string, unknown>, zone: string): string {
  return Object.entries(details)
    .filter(([, value]) => value !== null && value !== "")
    .map(([name, value]) => `${name.replaceAll("_", " ")}: ${said(value, zone)}`)
    .join(", ");
}

function said(value: unknown, zone: string): string {
  if (Array.isArray(value)) return list(value.map((one) => String(one).replaceAll("_", " ")));
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value !== "string") return JSON.stringify(value);
  return A_TIME.test(value) ? clock(value, zone) : value;
}
