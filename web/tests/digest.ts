/**
 * The chain in TypeScript: a second implementation, by which tests prove the protocol in two languages.
 * The reader does not need it; whoever writes a verifier may begin from here.
 */

import { createHash } from "node:crypto";
import type { Change } from "../protocol/changes.ts";
import { GENESIS } from "../protocol/fold.ts";

export interface Tip {
  seq: number;
  digest: string;
}

/** The chain does not hold at `seq`. */
export class ChainBroken extends Error {
  readonly seq: number;

  constructor(seq: number) {
    super(`The chain is broken at change ${seq}.`);
    this.seq = seq;
  }
}

/** Walk the chain on from `after`, and answer its end. */
export function verify(changes: Change[], after: Tip = { seq: 0, digest: GENESIS }): Tip {
  let tip = after;
  for (const change of changes) {
    const { seq, at, kind, subject, state, state_digest } = change;
    if (seq !== tip.seq + 1) throw new ChainBroken(seq);
    if (state !== null && sha256(canonical(state)) !== state_digest) throw new ChainBroken(seq);
    const header = canonical({ at, kind, seq, state_digest, subject });
    const digest = sha256(Buffer.concat([Buffer.from(tip.digest, "hex"), Buffer.from(header)]));
    if (digest !== change.digest) throw new ChainBroken(seq);
    tip = { seq, digest };
  }
  return tip;
}

/** RFC 8785, for what a state may hold. */
export function canonical(value: unknown): string {
  if (typeof value === "number" && !isSound(value)) throw new RangeError(`A state cannot hold ${value}.`);
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([name, item]) => `${JSON.stringify(name)}:${canonical(item)}`).join(",")}}`;
}

export function sha256(data: string | Buffer): string {
  return createHash("sha256").update(data).digest("hex");
}

function isSound(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) <= 2 ** 53;
}
