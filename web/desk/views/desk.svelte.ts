/** What every view of the desk is given: who is here, the API, what is kept, and a way to say things. */

import { createContext, type Component } from "svelte";
import { SvelteSet } from "svelte/reactivity";
import type { Composition, Keeping, OutboxState } from "../keeping/index.ts";
import type { Api } from "../net/api.ts";
import { Away, ApiError } from "../net/errors.ts";
import type { Id, Me } from "../types.ts";
import { keptNames } from "./kept.ts";
import { showKept } from "./pictures.ts";
import type { Router } from "./route.svelte.ts";

const NOTICE_MS = 8_000;
const MINUTE_ENOUGH_MS = 15_000; // how old “2 min ago” may be
const SINGLE_KEYS = "dateline-desk-single-keys";

export interface Notice {
  sentence: string;
  urgent: boolean;
  undo: (() => void) | null;
}

/** What a dialog is told besides its own business. */
export interface Closing {
  onclose: () => void;
}

interface OpenDialog {
  component: Component<Record<string, unknown>>;
  props: Record<string, unknown>;
}

export class Desk {
  readonly api: Api;
  readonly keeping: Keeping;
  readonly router: Router;
  readonly site: string;
  readonly me: Me;
  compositions = $state.raw<Composition[]>([]);
  outbox = $state.raw<OutboxState>({ waiting: [], away: false, signed_out: null, pictures: [] });
  notice = $state.raw<Notice | null>(null);
  /** What the polite live region says. */
  said = $state("");
  /** This tab's person is signed in no longer; `them` is who is instead, if anybody. */
  gone = $state.raw<{ them: string | null } | null>(null);
  dialog = $state.raw<OpenDialog | null>(null);
  /** What is open on the sheet or in the place of its post, and so not shown as a draft beside it. */
  readonly inPlace = new SvelteSet<Id>();
  /** Fields of page heads with words that the server has not confirmed, by the names they are kept under. */
  readonly unsaved: SvelteSet<string>;
  now = $state(Date.now());
  singleKeys = $state(localStorage.getItem(SINGLE_KEYS) !== "off");
  #isAnswering = false;
  #hiding: ReturnType<typeof setTimeout> | undefined;

  constructor(given: { api: Api; keeping: Keeping; router: Router; site: string; me: Me }) {
    this.api = given.api;
    this.keeping = given.keeping;
    this.router = given.router;
    this.site = given.site;
    this.me = given.me;
    this.unsaved = new SvelteSet(keptNames(`head-${given.me.username}/`));
    this.keeping.watch((all, outbox) => {
      this.compositions = all;
      this.outbox = outbox;
      for (const { asset } of outbox.pictures) void showKept(this.keeping, asset);
    });
    setInterval(() => {
      this.now = Date.now();
    }, MINUTE_ENOUGH_MS);
  }

  may(verb: string): boolean {
    return this.me.verbs.includes(verb);
  }

  /** For those who see the page and those who hear it; `undo` is offered for a while. */
  say(sentence: string, undo: (() => void) | null = null): void {
    this.#show({ sentence, urgent: false, undo });
    this.whisper(sentence);
  }

  /** For those who hear the page: what the others see happen. */
  whisper(sentence: string): void {
    // The same words twice are said twice only when they differ.
    this.said = this.said === sentence ? `${sentence}\u00a0` : sentence;
  }

  /** Something was refused; it stays until it is put away. */
  refuse(sentence: string): void {
    this.#show({ sentence, urgent: true, undo: null });
  }

  quiet(): void {
    this.notice = null;
  }

  /** Do what may be refused; the answer, or null after it has been said why not. */
  async attempt<Answer>(deed: () => Promise<Answer>): Promise<Answer | null> {
    try {
      return await deed();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.refuse(
        error instanceof Away
          ? "The newsroom's server cannot be reached, so this was not done. Try again when the network is back."
          : error.message,
      );
      return null;
    }
  }

  /** Do what the open dialog asks for. It stays, with what was said in it, until that is done. */
  async answer<Answer>(deed: () => Promise<Answer>, said = ""): Promise<Answer | null> {
    if (this.#isAnswering) return null;
    const asking = this.dialog;
    this.quiet();
    this.#isAnswering = true;
    const done = await this.attempt(deed).finally(() => {
      this.#isAnswering = false;
    });
    if (done === null) return null;
    if (this.dialog === asking) this.close();
    if (said) this.say(said);
    return done;
  }

  open<Props extends object>(component: Component<Props & Closing>, props: Props): void {
    if (this.notice?.urgent) this.quiet();
    const asked = { ...props } as Record<string, unknown>;
    this.dialog = { component: component as unknown as OpenDialog["component"], props: asked };
  }

  /** What was refused in a dialog goes with it. */
  close(): void {
    if (this.notice?.urgent) this.quiet();
    this.dialog = null;
  }

  /** A dialog that is fetched when it is first asked for, or soon after the desk was opened. */
  async openLater<Props extends object>(
    fetched: Promise<{ default: Component<Props & Closing> }>,
    props: Props,
  ): Promise<void> {
    try {
      this.open((await fetched).default, props);
    } catch {
      this.refuse("This could not be fetched. Try again when the network is back.");
    }
  }

  allowSingleKeys(allowed: boolean): void {
    this.singleKeys = allowed;
    localStorage.setItem(SINGLE_KEYS, allowed ? "on" : "off");
  }

  #show(notice: Notice): void {
    clearTimeout(this.#hiding);
    this.notice = notice;
    if (notice.urgent) return;
    this.#hiding = setTimeout(() => {
      if (this.notice === notice) this.notice = null;
    }, NOTICE_MS);
  }
}

export const [getDesk, setDesk] = createContext<Desk>();
