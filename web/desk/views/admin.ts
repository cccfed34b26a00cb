/** What the API says of people, tokens, templates and the audit record. */

import type { Person, Time } from "../types.ts";

export const ROLES = ["reporter", "editor", "managing editor"] as const;

/** Nobody gives more than they have themselves. */
export function rolesToGive(mayManage: boolean): string[] {
  return ROLES.filter((role) => mayManage || role !== "managing editor");
}

export interface Template {
  id: number;
  name: string;
  headline: string;
  summary: string[];
  time_zone: string;
  language: string;
  story: string;
  reporters_publish: boolean;
}

export interface PersonLine extends Person {
  active: boolean;
  role: string | null;
  coverages: { slug: string; role: string }[];
  /** What follows is told to managing editors only. */
  email: string | null;
  second_factor: boolean | null;
  signed_in_at: Time | null;
  /** Told once, when somebody is added: where they choose a password. */
  link: string | null;
}

export interface Token {
  id: number;
  name: string;
  scope: string;
  coverage: string | null;
  made_at: Time;
  expires_at: Time;
  used_at: Time | null;
  revoked_at: Time | null;
  secret: string | null;
}

export interface Entry {
  id: number;
  at: Time;
  by: string | null;
  by_name: string | null;
  verb: string;
  coverage: string | null;
  coverage_headline: string | null;
  subject: string;
  /** What people call the subject: a post by its headline, or how it begins. */
  about: string;
  details: Record<string, unknown>;
  way: string;
  address: string;
}
