/** Segments: runs of changes, addressed by their range so that an address never changes its answer. */

/** The changes from `first` to `last`, both included. */
export type Range = readonly [first: number, last: number];

/**
 * What a client at `place` must fetch to be at `seq`.
 *
 * Sealed segments are asked for whole, even where the client has a part of one: changes that it has
 * do nothing the second time, and the address stays common. Of the open one, the newest changes are
 * asked for, as many as the least power of two that covers what is missing: one of a few ranges
 * serves whoever wakes from sleep at a place of their own.
 */
export function* rangesAfter(place: number, seq: number, size: number): Generator<Range> {
  while (place < seq) {
    const first = place - (place % size) + 1;
    const last = first + size - 1;
    let newest = 1;
    while (newest < seq - place) newest *= 2;
    yield last <= seq ? [first, last] : [Math.max(first, seq - newest + 1), seq];
    place = last;
  }
}
