/**
 * Carries pictures to the server, piece by piece, whichever tab or worker does it.
 *
 * What has arrived is not sent again, so a line that breaks every minute still gets a large picture
 * through; and words never wait behind a picture, because a text has a line of its own.
 */

import type { Arrived } from "../net/api.ts";
import { Away, NotAllowed, Refused, SignedOut } from "../net/errors.ts";
import type { Picture } from "../types.ts";
import { written } from "./compositions.ts";
import type { KeptPicture, Within } from "./database.ts";
import { Draining } from "./draining.ts";
import { nextPicture } from "./due.ts";
import { PERSONAL, PICTURES, wait } from "./lines.ts";
import { everythingIn, renewing, type Office } from "./office.ts";
import { filledIn, shownIn } from "./pictures.ts";
import { isSameText } from "./texts.ts";

const LEAST = 16 * 1024; // bytes in a piece
const FIRST = 64 * 1024; // 2.6 s at 200 kbit/s
const MOST = 1024 * 1024;
const SHORT_MS = 1_000; // a piece that took less may be larger
const LONG_MS = 5_000; // and one that took more is too much to lose
const GONE = "This device has lost the picture; put it in once more.";

export class Carrier {
  readonly #office: Office;
  readonly #draining: Draining<KeptPicture>;
  #piece = FIRST;

  /** A piece is one turn, so that whoever takes over begins where this one ended. */
  constructor(office: Office) {
    this.#office = office;
    this.#draining = new Draining(
      `${office.lock} pictures`,
      async () => nextPicture(await everythingIn(office.database), Date.now()),
      (picture) => this.#attempt(picture),
    );
  }

  drain(): Promise<void> {
    return this.#draining.drain();
  }

  close(): Promise<void> {
    return this.#draining.close();
  }

  async #attempt(picture: KeptPicture): Promise<void> {
    try {
      await this.#send(picture);
    } catch (error) {
      if (error instanceof Refused || error instanceof NotAllowed) await this.#refuse(picture, error.message);
      else if (error instanceof SignedOut) await wait(this.#office.database, PERSONAL, error.message);
      else {
        await wait(this.#office.database, PICTURES, null);
        if (!(error instanceof Away)) throw error; // it is ours to mend; the picture waits
      }
    }
    this.#office.changed(null);
  }

  async #send(picture: KeptPicture): Promise<void> {
    const { api, database, renew } = this.#office;
    const { asset, arrived, size } = picture;
    const kept = await database.read((within) => within.get("files", asset));
    if (!kept) throw new Refused(404, GONE);
    const piece = kept.file.slice(arrived, arrived + this.#piece, "application/octet-stream");
    const began = performance.now();
    const answer = await renewing(renew, () => api.sendPiece(asset, piece, { at: arrived, of: size }));
    this.#pace(performance.now() - began);
    await this.#note(picture, answer);
  }

  #pace(took: number): void {
    if (took < SHORT_MS) this.#piece = Math.min(2 * this.#piece, MOST);
    else if (took > LONG_MS) this.#piece = Math.max(this.#piece / 2, LEAST);
  }

  async #note(picture: KeptPicture, { arrived, picture: whole }: Arrived): Promise<void> {
    await this.#office.database.change(async (within) => {
      within.remove("lines", PICTURES);
      if (whole) await arrive(within, whole);
      else within.put("pictures", { ...picture, arrived });
    });
  }

  async #refuse(picture: KeptPicture, refusal: string): Promise<void> {
    await this.#office.database.change((within) => {
      within.put("pictures", { ...picture, refusal });
      return Promise.resolve();
    });
  }
}

/** The server has it. What it says of itself is told to the texts that show it, and it may leave. */
async function arrive(within: Within, { id, attributes }: Picture): Promise<void> {
  for (const kept of await within.all("compositions")) {
    if (kept.published || !shownIn(kept.text).has(id)) continue;
    const text = filledIn(kept.text, attributes);
    if (!isSameText(text, kept.text)) within.put("compositions", written(kept, text));
  }
  for (const asked of await within.all("outbox")) {
    if (!asked.tried) within.put("outbox", { ...asked, text: filledIn(asked.text, attributes) });
  }
  within.remove("pictures", id);
  within.remove("files", id);
}
