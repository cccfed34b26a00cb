/** What two people made of the same summary points. */

export interface Merged {
  points: string[];
  /** Whether both changed the same point: both of theirs are in it. */
  clash: boolean;
}

/** Whatever either added is in it; a point that one of them took out or rewrote is out as it was. */
export function mergePoints(began: string[], mine: string[], theirs: string[]): Merged {
  const isNew = (point: string) => !began.includes(point);
  const points = theirs.filter((point) => isNew(point) || mine.includes(point));
  for (const [place, point] of mine.entries()) {
    if (!isNew(point) || points.includes(point)) continue;
    const above = mine.slice(0, place).reverse().find((one) => points.includes(one));
    points.splice(above === undefined ? 0 : points.indexOf(above) + 1, 0, point);
  }
  const bothTouched = began.some((point) => !mine.includes(point) && !theirs.includes(point));
  return { points, clash: bothTouched && mine.some(isNew) && theirs.some(isNew) };
}
