/** Numbers by chance that are the same for the same seed (mulberry32, Tommy Ettinger, public domain). */
export function chance(seed: number): { number: (below: number) => number; one: <T>(of: readonly T[]) => T } {
  let state = seed >>> 0;
  const number = (below: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
  const one = <T>(of: readonly T[]): T => {
    const found = of[number(of.length)];
    if (found === undefined) throw new Error("There is nothing to choose from.");
    return found;
  };
  return { number, one };
}
