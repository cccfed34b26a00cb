/**
 * Weaving three sequences: what one thing became in two hands, in the order of the page.
 *
 * Both hands are laid along the base, item by item. Where only one of them changed an item, or put
 * something in, that is how it goes on; where both did, they agree, or it is a conflict.
 */

export interface Cloth<T> {
  /** How alike two items are, from 0 to 1; what is the same is 1. Alike is at least `LIKE`. */
  like: (one: T, other: T) => number;
  isSame: (one: T, other: T) => boolean;
  /** An item that both hands changed, as one; null when they cannot both have their way. */
  join: (base: T, mine: T, theirs: T) => T | null;
}

/** Who made a piece what it is. */
export type By = "neither" | "mine" | "theirs" | "both";

/** A stretch of all three, and what they agree on; null where they cannot. */
export interface Piece<T> {
  base: T[];
  mine: T[];
  theirs: T[];
  agreed: T[] | null;
  by: By;
}

const LIKE = 0.3;
const MOST_CELLS = 4_000_000; // of a table of likenesses; beyond, only what is the same is found

/** What became of the base in one hand: of each item, and what was put in before each, and at the end. */
interface Laid<T> {
  became: T[][];
  before: T[][];
}

export function weave<T>(base: T[], mine: T[], theirs: T[], cloth: Cloth<T>): Piece<T>[] {
  const [my, their] = [lay(base, mine, cloth), lay(base, theirs, cloth)];
  const pieces: Piece<T>[] = [];
  for (let place = 0; place <= base.length; place += 1) {
    pieces.push(piece([], my.before[place] ?? [], their.before[place] ?? [], cloth));
    const item = base[place];
    if (item === undefined) continue;
    pieces.push(piece([item], my.became[place] ?? [], their.became[place] ?? [], cloth));
  }
  return joined(pieces.filter(({ base, mine, theirs }) => base.length || mine.length || theirs.length));
}

function piece<T>(base: T[], mine: T[], theirs: T[], cloth: Cloth<T>): Piece<T> {
  const parts = { base, mine, theirs };
  const [iDid, theyDid] = [!areSame(mine, base, cloth), !areSame(theirs, base, cloth)];
  if (!iDid && !theyDid) return { ...parts, agreed: base, by: "neither" };
  if (!theyDid) return { ...parts, agreed: mine, by: "mine" };
  if (!iDid) return { ...parts, agreed: theirs, by: "theirs" };
  if (areSame(mine, theirs, cloth)) return { ...parts, agreed: mine, by: "both" };
  return { ...parts, agreed: joinedItem(parts, cloth), by: "both" };
}

function joinedItem<T>({ base, mine, theirs }: Omit<Piece<T>, "agreed" | "by">, cloth: Cloth<T>): T[] | null {
  if (base.length !== 1 || mine.length !== 1 || theirs.length !== 1) return null;
  const found = cloth.join(base[0] as T, mine[0] as T, theirs[0] as T);
  return found === null ? null : [found];
}

/** A conflict takes in the changes that touch it: what replaced a thing stands beside the thing. */
function joined<T>(pieces: Piece<T>[]): Piece<T>[] {
  const runs: Piece<T>[][] = [];
  for (const piece of pieces) {
    const last = runs.at(-1);
    if (last && piece.by !== "neither" && last[0]?.by !== "neither") last.push(piece);
    else runs.push([piece]);
  }
  return runs.flatMap((run) => (run.some(({ agreed }) => agreed === null) ? [asOne(run)] : run));
}

function asOne<T>(run: Piece<T>[]): Piece<T> {
  return {
    base: run.flatMap(({ base }) => base),
    mine: run.flatMap(({ mine }) => mine),
    theirs: run.flatMap(({ theirs }) => theirs),
    agreed: null,
    by: "both",
  };
}

function areSame<T>(one: T[], other: T[], cloth: Cloth<T>): boolean {
  return one.length === other.length && one.every((item, place) => cloth.isSame(item, other[place] as T));
}

/** Lay one hand along the base. What stands in the place of an item that is gone is what it became. */
function lay<T>(base: T[], hand: T[], cloth: Cloth<T>): Laid<T> {
  const partners = pair(base, hand, cloth);
  const laid: Laid<T> = { became: base.map(() => []), before: [...base, null].map(() => []) };
  let next = 0;
  for (let place = 0; place <= base.length; place += 1) {
    const partner = place < base.length ? partners[place] : hand.length;
    if (partner === undefined) continue; // it is gone; what stands there is seen at the next that is not
    const between = hand.slice(next, partner);
    next = partner + 1;
    const isGone = place > 0 && partners[place - 1] === undefined;
    if (isGone) laid.became[place - 1] = between;
    else laid.before[place] = between;
    if (place < base.length) laid.became[place] = [hand[partner] as T];
  }
  return laid;
}

/** For each item of the base its place in the hand, in order; undefined where it is gone. */
function pair<T>(base: T[], hand: T[], cloth: Cloth<T>): (number | undefined)[] {
  const partners: (number | undefined)[] = base.map(() => undefined);
  let first = 0;
  let [end, handEnd] = [base.length, hand.length];
  const isSame = (at: number, handAt: number): boolean => cloth.isSame(base[at] as T, hand[handAt] as T);
  while (first < end && first < handEnd && isSame(first, first)) {
    partners[first] = first;
    first += 1;
  }
  while (end > first && handEnd > first && isSame(end - 1, handEnd - 1)) {
    end -= 1;
    handEnd -= 1;
    partners[end] = handEnd;
  }
  const [rows, columns] = [end - first, handEnd - first];
  if (!rows || !columns || rows * columns > MOST_CELLS) return partners;
  const within = likest(base.slice(first, end), hand.slice(first, handEnd), cloth);
  within.forEach((partner, row) => {
    if (partner !== undefined) partners[first + row] = first + partner;
  });
  return partners;
}

/** The pairing, in order, that has the greatest likeness in all (Needleman and Wunsch, 1970). */
function likest<T>(base: T[], hand: T[], { like, isSame }: Cloth<T>): (number | undefined)[] {
  const width = hand.length + 1;
  const best = new Float64Array((base.length + 1) * width);
  const likeness = new Float64Array(base.length * hand.length);
  const at = (row: number, column: number): number => best[row * width + column] ?? 0;
  const pairs = (row: number, column: number): number => likeness[row * hand.length + column] ?? 0;
  for (let row = base.length - 1; row >= 0; row -= 1) {
    for (let column = hand.length - 1; column >= 0; column -= 1) {
      const [one, other] = [base[row] as T, hand[column] as T];
      const alike = isSame(one, other) ? 1 : 0.9 * like(one, other);
      const value = alike >= LIKE ? alike : 0;
      likeness[row * hand.length + column] = value;
      const paired = value ? value + at(row + 1, column + 1) : 0;
      best[row * width + column] = Math.max(paired, at(row + 1, column), at(row, column + 1));
    }
  }
  const partners: (number | undefined)[] = base.map(() => undefined);
  let [row, column] = [0, 0];
  while (row < base.length && column < hand.length) {
    const value = pairs(row, column);
    if (value && at(row, column) === value + at(row + 1, column + 1)) {
      partners[row] = column;
      row += 1;
      column += 1;
    } else if (at(row, column) === at(row + 1, column)) row += 1;
    else column += 1;
  }
  return partners;
}
