/** One request to the API, with a time limit, and its answer or one of the errors of errors.ts. */

import type { Draft, Post } from "../types.ts";
import { Away, Collided, NotAllowed, Overtaken, Refused, SignedOut, SomebodyElse } from "./errors.ts";

const PATIENCE_MS = 15_000;
const UNCERTAIN = new Set([408, 425, 429]); // with 5xx: a proxy or a busy server; the same again may do

export interface Asking {
  /** The address of the site, with a slash at its end. */
  root: string;
  /** What the server is shown as proof that the request comes from its own page. */
  token: () => string | Promise<string>;
  patience?: number;
  /** The username of who asks; without it, whoever is signed in. */
  person?: string;
}

export interface Question {
  method: "GET" | "POST" | "PUT" | "DELETE";
  path: string;
  body?: unknown;
  /** A version that this is to change, and no other. */
  version?: number;
  /** A retry with the same one is given the answer of the first. */
  key?: string;
  signal?: AbortSignal;
  patience?: number;
}

interface Problem {
  detail?: string;
  signed_in?: { username: string; name: string };
  current?: unknown;
}

/** Ask, and read the answer to its end: an answer that was cut off is none. */
export async function ask(asking: Asking, question: Question): Promise<unknown> {
  const request = await requestOf(asking, question);
  let status: number;
  let text: string;
  try {
    const answer = await fetch(`${asking.root}api/${question.path}`, request);
    status = answer.status;
    text = await answer.text();
  } catch (error) {
    if (question.signal?.aborted) throw error;
    throw new Away();
  }
  if (status >= 200 && status < 300) return read(text);
  throw errorOf(status, text, asking.person);
}

async function requestOf(asking: Asking, question: Question): Promise<RequestInit> {
  const { method, body, version, key, signal } = question;
  const limit = AbortSignal.timeout(question.patience ?? asking.patience ?? PATIENCE_MS);
  const headers = new Headers({ accept: "application/json" });
  if (asking.person !== undefined) headers.set("X-Dateline-Person", encodeURIComponent(asking.person));
  if (method !== "GET") headers.set("X-CSRFToken", await asking.token());
  if (version !== undefined) headers.set("If-Match", `"${version}"`);
  if (key) headers.set("Idempotency-Key", key);
  const request: RequestInit = {
    method,
    headers,
    credentials: "same-origin",
    cache: "no-store",
    signal: signal ? AbortSignal.any([signal, limit]) : limit,
  };
  if (body instanceof Blob) headers.set("content-type", body.type);
  else if (body !== undefined) headers.set("content-type", "application/json");
  if (body !== undefined) request.body = body instanceof Blob ? body : JSON.stringify(body);
  return request;
}

/** What a server answers that is not ours, a portal on a train for one, is no answer. */
function read(text: string): unknown {
  if (!text) return null;
  try {
    return JSON.parse(text);
  } catch {
    throw new Away("Something between here and the newsroom answered instead of its server.");
  }
}

function errorOf(status: number, text: string, person = ""): Error {
  if (status >= 500 || UNCERTAIN.has(status)) return new Away();
  const problem = problemIn(text);
  if (!problem) return new Away(`The server answered ${status} and not as it should; trying again.`);
  const sentence = problem.detail ?? `The server answered ${status}.`;
  if (problem.signed_in) return new SomebodyElse(problem.signed_in.name, person);
  if (status === 401) return new SignedOut();
  if (status === 403) return new NotAllowed(sentence);
  if (status === 409 && problem.current) return new Collided(sentence, problem.current as Draft | Post);
  if (status === 412 && problem.current) return new Overtaken(sentence, problem.current);
  return new Refused(status, sentence);
}

function problemIn(text: string): Problem | null {
  try {
    const found = JSON.parse(text) as Problem | null;
    return found && typeof found === "object" ? found : null;
  } catch {
    return null;
  }
}
