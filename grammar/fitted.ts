/** Lists that stay in memory as long as a project does. In: a list as it grew. Out: the same in no more room than it needs. */

const NOTHING: readonly never[] = [];

/** A list that grew has room for sixteen more; an empty one need not be one of its own. */
export function fitted<Element>(list: readonly Element[]): readonly Element[] {
  return list.length === 0 ? NOTHING : list.slice();
}
