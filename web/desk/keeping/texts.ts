/** Texts: when two are the same, when one is empty, and a post read as one. */

import type { Body, Post, Revision, Text } from "../types.ts";
import type { PostAsText } from "./index.ts";

export const FIELDS = [
  "headline",
  "body",
  "bylines",
  "place",
  "tags",
  "key",
  "correction",
  "published_at",
] as const satisfies readonly (keyof Text)[];

export function emptyText(): Text {
  return {
    headline: "",
    body: { type: "doc", content: [{ type: "paragraph" }] },
    bylines: [],
    place: "",
    tags: [],
    key: false,
    correction: "",
    published_at: null,
  };
}

/**
 * A text as the server keeps it: blanks in lines evened out, no empty tag, none twice
 * (newsroom/intake.py). What differs only in these is the same text, and no collision.
 */
export function tidy(text: Text): Text {
  return {
    ...text,
    headline: line(text.headline),
    place: line(text.place),
    correction: line(text.correction),
    bylines: lines(text.bylines),
    tags: lines(text.tags),
  };
}

export function isSameText(one: Text, other: Text): boolean {
  return FIELDS.every((field) => isSameField(field, one, other));
}

export function isSameField(field: keyof Text, one: Text, other: Text): boolean {
  return form(tidy(one)[field], field) === form(tidy(other)[field], field);
}

/** Whether there is nothing in it that anybody would miss. */
export function isEmpty(text: Text): boolean {
  const { headline, body, correction, place, tags } = tidy(text);
  return !headline && !correction && !place && !tags.length && !says(body);
}

/** What a change to a post begins from. `key` and `published_at` are not a revision's to change. */
export function textOfPost({ state }: Post): Text {
  return {
    headline: state.headline ?? "",
    body: state.body as Body,
    bylines: state.bylines.map(({ name }) => name),
    place: state.place ?? "",
    tags: [...state.tags],
    key: state.key,
    correction: "",
    published_at: null,
  };
}

/** What somebody saw who began from a revision. */
export function textOfRevision({ headline, body, bylines, place, tags }: Revision): Partial<Text> {
  return { headline, body, bylines, place, tags, correction: "" };
}

/** Whether readers have this text; what is not a revision's to change is passed over. */
export function isAsPublished(text: Text, post: Post): boolean {
  const shown = textOfPost(post);
  const { key, correction, published_at } = shown;
  return isSameText({ ...text, key, correction, published_at }, shown);
}

export function postAsText(post: Post): PostAsText {
  return {
    id: post.id,
    post: post.id,
    revision: post.revision,
    text: textOfPost(post),
    changed_by: null,
  };
}

/**
 * A value written so that two are equal exactly if they mean the same: keys in order, and without
 * what ProseMirror leaves out where it is empty.
 */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, found: unknown) => {
    if (found === null || typeof found !== "object" || Array.isArray(found)) return found;
    const entries = Object.entries(found).filter(([, held]) => !isEmptyObject(held));
    return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
  });
}

function isEmptyObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}

function form(value: unknown, field: keyof Text): string {
  if (field === "published_at" && typeof value === "string") return String(Date.parse(value));
  return canonical(value);
}

function says(node: unknown): boolean {
  const { type, text, content } = node as { type: string; text?: string; content?: unknown[] };
  if (type === "image" || type === "embed") return true;
  return Boolean(text?.trim()) || Boolean(content?.some(says));
}

function line(text: string): string {
  return text.trim().replace(/\s+/g, " ");
}

function lines(texts: string[]): string[] {
  return [...new Set(texts.map(line).filter(Boolean))];
}
