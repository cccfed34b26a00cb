/** A page without views, on which tests in a browser write: `window.desk` is what the keeping promises. */

import {
  openKeeping,
  settle,
  type Act,
  type Composition,
  type Keeping,
  type OutboxState,
  type Text,
} from "../../desk/keeping/index.ts";
import { Api } from "../../desk/net/api.ts";
import { csrfToken } from "../../desk/net/csrf.ts";
import type { DeskState } from "../../desk/net/floor.ts";
import { registerWorker } from "../../desk/net/register.ts";
import { followDesk } from "../../desk/net/stream.ts";

const ROOT = new URL("../../", location.href).href;
const SETTLED = new Set(["saved", "published", "empty"]);

class Desk {
  all: Composition[] = [];
  outbox: OutboxState = { waiting: [], away: false, signed_out: null, pictures: [] };
  /** What an editor shows, by the id under which it was opened. */
  readonly #editors = new Map<string, { id: string; text: Text }>();
  readonly #keeping: Keeping;
  #following: ReturnType<typeof followDesk> | undefined;
  #heard: DeskState | undefined;

  constructor(keeping: Keeping) {
    this.#keeping = keeping;
    keeping.watch((all, outbox) => {
      this.all = all;
      this.outbox = outbox;
      for (const editor of this.#editors.values()) this.#refresh(editor);
    });
  }

  async begin(coverage: string, word: string): Promise<string> {
    const { id, text } = await this.#keeping.begin(coverage);
    this.#editors.set(id, { id, text });
    await this.type(id, word);
    return id;
  }

  async change(coverage: string, post: string): Promise<string> {
    const answer = await fetch(`${ROOT}api/coverages/${coverage}/posts/${post}`);
    const { revision, state } = (await answer.json()) as { revision: number; state: PostState };
    const { headline, body, bylines, place, tags, key } = state;
    const names = bylines.map(({ name }) => name);
    const rest = { headline: headline ?? "", place: place ?? "", correction: "", published_at: null };
    const text = { ...rest, body, bylines: names, tags, key };
    const { id } = await this.#keeping.begin(coverage, { post, began_from: revision, text });
    this.#editors.set(id, { id, text });
    return id;
  }

  /** Open an editor on each that the device still has. */
  async resume(coverage: string): Promise<void> {
    const found = await this.#keeping.open(coverage);
    for (const { id, text } of found) this.#editors.set(id, { id, text });
  }

  has(id: string): boolean {
    return this.#editors.has(id);
  }

  /** A word more at the end. */
  type(id: string, word: string): Promise<void> {
    const editor = this.#editor(id);
    const blocks = editor.text.body.content as Block[];
    const last = blocks.at(-1)?.content?.[0]?.text;
    const said = last ? `${last} ${word}` : word;
    const paragraph = { type: "paragraph", content: [{ type: "text", text: said }] };
    return this.#write(editor, { body: { type: "doc", content: [...blocks.slice(0, -1), paragraph] } });
  }

  addParagraph(id: string, word: string): Promise<void> {
    const editor = this.#editor(id);
    const paragraph = { type: "paragraph", content: [{ type: "text", text: word }] };
    return this.#write(editor, { body: { type: "doc", content: [...editor.text.body.content, paragraph] } });
  }

  addToHeadline(id: string, word: string): Promise<void> {
    const editor = this.#editor(id);
    return this.#write(editor, { headline: `${editor.text.headline} ${word}`.trim() });
  }

  /** False when somebody must decide first. */
  act(id: string, act: Act): Promise<boolean> {
    return this.#keeping.act(this.#editor(id).id, act).then(
      () => true,
      () => false,
    );
  }

  /** Decide on every collision for both, and see whether all is told. */
  async settle(): Promise<boolean> {
    for (const { id, collision } of this.all) {
      if (!collision) continue;
      const { base, mine, theirs, conflicts } = collision;
      await this.#keeping.decide(id, settle(base, mine, theirs.text, conflicts.map(() => "both")));
    }
    if (this.outbox.away) this.#keeping.retry();
    await new Promise((resolve) => setTimeout(resolve, 100)); // for what was done to be told
    return !this.outbox.waiting.length && this.all.every(({ safety }) => SETTLED.has(safety));
  }

  /** Hear what the desk says, as its views do. */
  follow(coverage: string): void {
    const api = new Api({ root: ROOT, token: csrfToken });
    this.#following = followDesk(api, coverage);
    this.#following.onDraft = (draft) => void this.#keeping.hear(draft);
    this.#following.subscribe((state) => (this.#heard = state));
  }

  /** What the desk stream has told: posts in the order of the page, and the open drafts. */
  heard(): { posts: string[]; drafts: Record<string, number> } {
    const posts = this.#heard?.posts.map(({ id, state }) => `${id} ${state.headline ?? ""}`) ?? [];
    const drafts = (this.#heard?.drafts ?? []).map(({ id, version }) => [id, version]);
    return { posts, drafts: Object.fromEntries(drafts) as Record<string, number> };
  }

  safeties(): Record<string, string> {
    return Object.fromEntries(this.all.map(({ id, safety }) => [id, safety]));
  }

  retry(): void {
    this.#following?.wake();
    this.#keeping.retry();
  }

  text(id: string): Text {
    return this.#editor(id).text;
  }

  #write(editor: { id: string; text: Text }, said: Partial<Text>): Promise<void> {
    editor.text = { ...editor.text, ...said };
    return this.#keeping.write(editor.id, editor.text);
  }

  #editor(id: string): { id: string; text: Text } {
    const found = this.#editors.get(id);
    if (!found) throw new Error(`There is no editor on ${id}.`);
    return found;
  }

  #refresh(editor: { id: string; text: Text }): void {
    const now = this.all.find(({ continues }) => continues === editor.id) ?? this.all.find(({ id }) => id === editor.id);
    if (!now) return;
    editor.id = now.id;
    editor.text = now.text;
  }
}

interface Block {
  type: string;
  content?: { text?: string }[];
}

interface PostState extends Omit<Text, "headline" | "bylines" | "place"> {
  headline: string | null;
  bylines: { name: string }[];
  place: string | null;
}

Object.assign(window, {
  openDesk: async (person: string): Promise<void> => {
    Object.assign(window, { desk: new Desk(await openKeeping({ root: ROOT, person })) });
  },
  register: (): Promise<boolean> => registerWorker("worker.js", new URL("../", location.href).href),
});
