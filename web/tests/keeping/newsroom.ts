/**
 * A newsroom's server of one's own, over real HTTP: it keeps drafts and posts by the rules of the API,
 * and loses a request or an answer when it is told to.
 */

import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { isSameText, textOfPost } from "../../desk/keeping/index.ts";
import type { Draft, Id, Post, Text } from "../../desk/types.ts";

/** What becomes of the next requests that change something. */
export type Fault = "request lost" | "answer lost" | "answer cut" | "busy" | "signed out" | "forbidden";

interface Said {
  version?: number;
  text?: Text;
  post?: Id | null;
  began_from?: number;
  id?: Id;
  draft?: Id;
  note?: string;
}

class Problem extends Error {
  readonly status: number;
  readonly current: Draft | Post | undefined;

  constructor(status: number, detail: string, current?: Draft | Post) {
    super(detail);
    this.status = status;
    this.current = current;
  }
}

export class TestNewsroom {
  readonly drafts = new Map<Id, Draft>();
  readonly posts = new Map<Id, Post>();
  readonly revisions = new Map<Id, Text[]>();
  /** Pictures, by their names, as far as they have come. */
  readonly pictures = new Map<string, Buffer>();
  /** No picture comes through, while words do. */
  holds = false;
  /** Every request that changed something, or tried to. */
  readonly heard: string[] = [];
  faults: Fault[] = [];
  /** As whom requests are answered, and what they say as. */
  person = "ben";
  #place = 0;
  #server: Server | undefined;

  async start(): Promise<this> {
    this.#server = createServer((request, response) => void this.#serve(request, response));
    await new Promise<void>((resolve) => this.#server?.listen(0, "127.0.0.1", resolve));
    return this;
  }

  get root(): string {
    const { port } = this.#server?.address() as AddressInfo;
    return `http://127.0.0.1:${port}/`;
  }

  async stop(): Promise<void> {
    this.#server?.closeAllConnections();
    await new Promise((resolve) => this.#server?.close(resolve));
  }

  /** A colleague saves this text on top of whatever there is. */
  colleagueSaves(id: Id, change: Partial<Text>): Draft {
    const draft = this.#draft(id);
    return this.#save(id, { version: draft.version, text: { ...draft.text, ...change } }, "ada");
  }

  colleagueRevises(id: Id, change: Partial<Text>): Post {
    const post = this.posts.get(id);
    if (!post) throw new Error("There is no such post.");
    return this.#revise(id, { began_from: post.revision, ...textOfPost(post), ...change });
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const fault = request.method === "GET" ? undefined : this.faults.shift();
    if (fault === "request lost") {
      request.socket.destroy();
      return;
    }
    const body = await bodyOf(request);
    const [status, answer] = this.#answer(fault, request, body);
    const written = JSON.stringify(answer);
    if (fault === "answer lost") request.socket.destroy();
    else if (fault === "answer cut") {
      response.writeHead(status, { "content-length": written.length });
      response.write(written.slice(0, written.length / 2), () => request.socket.destroy());
    } else response.writeHead(status).end(written);
  }

  #answer(fault: Fault | undefined, request: IncomingMessage, body: Buffer): [number, unknown] {
    if (fault === "busy") return [503, {}];
    if (fault === "signed out") return [401, { detail: "Sign in at the desk first." }];
    if (fault === "forbidden") return [403, { detail: "You may not publish here." }];
    const { pathname, searchParams } = new URL(request.url ?? "", this.root);
    const address = decodeURIComponent(pathname);
    const piece = /^\/api\/pictures\/(\w+)\/pieces$/.exec(address);
    try {
      if (piece?.[1]) return [200, this.#takePiece(piece[1], body, searchParams)];
      const said = body.length ? (JSON.parse(body.toString()) as Said) : {};
      return [200, this.#do(`${request.method ?? ""} ${address}`, said)];
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      return [problem.status, { detail: problem.message, current: problem.current ?? null }];
    }
  }

  #do(request: string, said: Said): unknown {
    if (request === "GET /api/me") return { username: this.person, name: this.person, verbs: [], zone: "UTC" };
    const found = /^(\w+) \/api\/coverages\/[\w-]+\/(\w+)\/?([\w-]*)\/?([\w-]*)$/.exec(request);
    const [, method = "", kind = "", id = "", verb = ""] = found ?? [];
    if (method !== "GET") this.heard.push([method, kind, verb].filter(Boolean).join(" "));
    const deed = [method, kind, verb].filter(Boolean).join(" ");
    switch (deed) {
      case "PUT drafts":
        return this.#save(id, said, this.person);
      case "GET drafts":
        return id ? this.#draft(id) : [...this.drafts.values()];
      case "GET posts":
        return this.posts.get(id) ?? missing();
      case "GET posts revisions":
        return (this.revisions.get(id) ?? []).map((text, before) => ({
          ...text, number: before + 1, made_at: "", by: "ada", by_name: "Ada", correction: "",
        }));
      case "POST posts":
        return this.#publish(said as Said & Text);
      case "POST posts revise":
        return this.#revise(id, said as Said & Text);
      default:
        return this.#file(id, verb, said.note ?? "");
    }
  }

  #takePiece(asset: string, piece: Buffer, asked: URLSearchParams): unknown {
    this.heard.push("POST pieces");
    if (this.holds) throw new Problem(503, "Too much at once.");
    const here = this.pictures.get(asset) ?? Buffer.alloc(0);
    const isNext = Number(asked.get("at")) === here.length;
    const now = isNext ? Buffer.concat([here, piece]) : here;
    if (now.toString().startsWith("no picture")) throw new Problem(422, "This is no picture.");
    this.pictures.set(asset, now);
    const isWhole = now.length === Number(asked.get("of"));
    const attributes = { asset, caption: "The pier", credit: "", source: "", alt: "" };
    return { arrived: now.length, picture: isWhole ? { id: asset, attributes } : null };
  }

  #save(id: Id, said: Said, by: string): Draft {
    const found = this.drafts.get(id);
    const text = said.text ?? missing();
    if (found && isSameText(found.text, text)) return found;
    if (found && !isOpen(found)) throw new Problem(409, `The draft is ${found.stage}.`, found);
    if (found && found.version !== said.version) throw new Problem(409, "It was changed.", found);
    const fresh = { post: said.post ?? null, began_from: said.began_from ?? null, stage: "draft", note: "" };
    const before = found ?? { ...fresh, id, version: 0, publish_at: null, author: person(by) };
    return this.#keep({ ...before, text, version: before.version + 1, changed_by: person(by) } as Draft);
  }

  #publish(said: Said & Text): Post {
    const id = said.id ?? "";
    const text = textIn(said);
    const draft = this.drafts.get(id);
    this.#check(draft, said, text);
    const first = this.revisions.get(id)?.[0];
    const post = this.posts.get(id);
    if (post && first && !isSameText(first, text)) throw new Problem(409, "It is published with another text.");
    if (!post) this.#print(id, 1, text);
    if (draft) this.#keep({ ...draft, stage: "published", text });
    return this.posts.get(id) ?? missing();
  }

  #revise(id: Id, said: Said & Text): Post {
    const text = textIn(said);
    const draft = said.draft ? this.drafts.get(said.draft) : undefined;
    const post = this.posts.get(id) ?? missing();
    if (draft?.stage === "published" && isSameText(draft.text, text)) return post;
    this.#check(draft, said, text);
    if (post.revision !== said.began_from) throw new Problem(409, "It was revised since.", post);
    this.#print(id, post.revision + 1, text);
    if (draft) this.#keep({ ...draft, stage: "published", text });
    return this.posts.get(id) ?? missing();
  }

  #check(draft: Draft | undefined, said: Said, text: Text): void {
    const isOther = draft && said.version !== undefined && said.version !== draft.version;
    if (isOther && !isSameText(draft.text, text)) throw new Problem(409, "The draft was changed.", draft);
  }

  #file(id: Id, verb: string, note: string): Draft {
    const stages: Record<string, Draft["stage"]> = {
      submit: "submitted", "send-back": "draft", schedule: "scheduled", unschedule: "draft", discard: "discarded",
    };
    const stage = stages[verb] ?? missing();
    if (note === "refuse this") throw new Problem(422, "The note says to refuse it; write another.");
    return this.#keep({ ...this.#draft(id), stage, note });
  }

  #print(id: Id, revision: number, text: Text): void {
    const { headline, body, place, tags, key, bylines } = text;
    this.revisions.set(id, [...(this.revisions.get(id) ?? []), text]);
    const state = {
      headline, body, html: "", bylines: bylines.map((name) => ({ name })), place, tags, key,
      published_at: "2022-01-21T16:44:00Z", updated_at: null, position: this.posts.size, pinned: false, correction: null,
    };
    this.posts.set(id, { id, revision, author: "ben", withdrawn: false, state });
  }

  #draft(id: Id): Draft {
    return this.drafts.get(id) ?? missing();
  }

  #keep(draft: Draft): Draft {
    const kept = { ...draft, place_on_desk: (this.#place += 1), changed_at: new Date().toISOString() };
    this.drafts.set(draft.id, kept);
    return kept;
  }
}

function missing(): never {
  throw new Problem(404, "There is no such thing.");
}

function isOpen({ stage }: Draft): boolean {
  return stage !== "published" && stage !== "discarded";
}

function person(username: string): { username: string; name: string } {
  return { username, name: username };
}

function textIn({ headline, body, bylines, place, tags, key, correction, published_at }: Text): Text {
  return { headline, body, bylines, place, tags, key, correction, published_at };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}
