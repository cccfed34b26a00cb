/** A journal's changes as they travel. spec/protocol.md is the promise; these are its types. */

/** One entry of a coverage's journal. `state` is null when, and only when, it was redacted. */
export type Change = Header &
  (
    | { kind: "coverage"; state: CoverageState | null }
    | { kind: "post"; state: PostState | null }
    | { kind: "withdraw"; state: WithdrawalState | null }
  );

interface Header {
  seq: number;
  /** When it was appended: RFC 3339, UTC, milliseconds. */
  at: string;
  /** The id of the post, or of the coverage. */
  subject: string;
  state_digest: string;
  digest: string;
}

/** `head.json`: where the journal stands, and how to ask for what is missing. */
export interface Head {
  edition: number;
  seq: number;
  state: CoverageStage;
  digest: string;
  segment_size: number;
  poll_seconds: number;
}

/** `journal/<edition>/<first>-<last>.json`: those changes, exactly. */
export interface Segment {
  edition: number;
  first: number;
  last: number;
  changes: Change[];
}

export type CoverageStage = "scheduled" | "live" | "paused" | "ended";

/** The page's head. Times are RFC 3339 with an offset. */
export interface CoverageState {
  slug: string;
  headline: string;
  summary: string[];
  state: CoverageStage;
  closing: string;
  time_zone: string;
  language: string;
  story: { slug: string; title: string } | null;
  previous: CoverageLink | null;
  next: CoverageLink | null;
  lead: { html: string } | null;
  /** Only while it is scheduled. */
  starts_at?: string;
  started_at: string | null;
  ended_at: string | null;
}

export interface CoverageLink {
  slug: string;
  headline: string;
}

/** A post as readers see it. `html` was cleaned when it was published. */
export interface PostState {
  headline: string | null;
  body: unknown;
  html: string;
  bylines: { name: string }[];
  place: string | null;
  tags: string[];
  published_at: string;
  updated_at: string | null;
  /** A whole number; higher stands higher on the page. */
  position: number;
  pinned: boolean;
  key: boolean;
  correction: { at: string; text: string } | null;
}

/** What stays of a withdrawn post. */
export interface WithdrawalState {
  withdrawn_at: string;
  position: number;
}
