/** Where a post stands: its position, then its id, so that no two places are equal. */
export interface Place {
  position: number;
  id: string;
}

/**
 * Whether `one` stands higher on the page than `other`.
 * Ids are UUIDs in small letters, so `>` means the same in every language.
 */
export function isAbove(one: Place, other: Place): boolean {
  return one.position === other.position ? one.id > other.id : one.position > other.position;
}
