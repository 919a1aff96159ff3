/**
 * Finds the policies that have packets in common with another one without looking at all of them. Policies of one shape
 * (the lengths of the five sides) are kept by their values; a list of 100,000 policies has a handful of shapes, so a
 * question is a handful of look-ups.
 */

import { SIDES, type Box } from "./box.ts";
import type { Packet } from "./packet.ts";

export interface PolicyIndex {
  readonly boxes: readonly Box[];
  /** What happens to the packets of each policy: the same text for the same thing. */
  readonly fates: readonly string[];
  /** The first policy that matches a packet, by its position in the list. */
  readonly first: (packet: Packet) => number | undefined;
  /** The first one before this one with the same box. */
  readonly twin: (at: number) => number | undefined;
  /** The first one before this one that matches everything it matches, and more. */
  readonly wider: (at: number) => number | undefined;
  /**
   * The first ones before this one, in order, that match some of its packets and some others, while it matches some that
   * they do not, and that do something else with them. No more than `count` of a shape are looked for.
   */
  readonly crossing: (at: number, count: number) => readonly number[];
}

/** Lengths of the sides in order. */
type Shape = readonly number[];

interface Group {
  readonly family: 4 | 6;
  readonly shape: Shape;
  readonly members: number[];
  /** Of its policies as they are; made when it is first asked for. */
  whole: Table | undefined;
  /** By the lengths that its policies are cut to. */
  readonly tables: Map<string, Table>;
}

/** The policies with the same values, by these values. */
type Table = ReadonlyMap<string, readonly number[]>;

export function indexPolicies(boxes: readonly Box[], fates: readonly string[]): PolicyIndex {
  const groups = new Map<string, Group>();
  const groupAt = boxes.map((box, at) => {
    const shape = shapeOf(box);
    const name = `${box.family} ${shape.join(" ")}`;
    const group: Group = groups.get(name) ?? {
      family: box.family,
      shape,
      members: [],
      whole: undefined,
      tables: new Map(),
    };
    group.members.push(at);
    groups.set(name, group);
    return group;
  });
  const all = [...groups.values()];
  const families = { 4: all.filter((g) => g.family === 4), 6: all.filter((g) => g.family === 6) };
  const jumps = new Map<readonly number[], readonly number[]>();
  return { boxes, fates, first, twin, wider, crossing };

  function first(packet: Packet): number | undefined {
    return least(families[packet.family].map((group) => equals(group, packet)?.[0]));
  }

  function twin(at: number): number | undefined {
    const [box, own] = [boxes[at], groupAt[at]];
    const found = box && own && equals(own, box)?.[0];
    return found !== undefined && found < at ? found : undefined;
  }

  function wider(at: number): number | undefined {
    const [box, own] = [boxes[at], groupAt[at]];
    if (box === undefined || own === undefined) return undefined;
    const groupsAbove = families[box.family].filter(
      (group) => group !== own && within(group.shape, own.shape),
    );
    const found = least(groupsAbove.map((group) => equals(group, box)?.[0]));
    return found !== undefined && found < at ? found : undefined;
  }

  function crossing(at: number, count: number): readonly number[] {
    const [box, own] = [boxes[at], groupAt[at]];
    if (box === undefined || own === undefined) return [];
    const found = families[box.family].flatMap((group) => {
      if (within(group.shape, own.shape) || within(own.shape, group.shape)) return [];
      const common = group.shape.map((length, side) => Math.min(length, own.shape[side] ?? 0));
      return others(cell(group, common, box) ?? [], at, count);
    });
    return found.toSorted((a, b) => a - b);
  }

  /** The first of an ascending list that come before a policy and have another fate: runs of its own are jumped over. */
  function others(list: readonly number[], at: number, count: number): number[] {
    const found: number[] = [];
    const jump = jumps.get(list) ?? runsOf(list, fates);
    jumps.set(list, jump);
    for (let next = 0; found.length < count;) {
      const other = list[next];
      if (other === undefined || other >= at) break;
      const same = fates[other] === fates[at];
      if (!same) found.push(other);
      next = same ? (jump[next] ?? list.length) : next + 1;
    }
    return found;
  }

  /** The policies of a group that a box is in. */
  function equals(group: Group, box: Box): readonly number[] | undefined {
    group.whole ??= tableOf(group.members, group.shape);
    return group.whole.get(keyOf(box, group.shape));
  }

  /** The policies of a group that equal a box in as many bits as are asked for. */
  function cell(group: Group, lengths: Shape, box: Box): readonly number[] | undefined {
    const name = lengths.join(" ");
    const table = group.tables.get(name) ?? tableOf(group.members, lengths);
    group.tables.set(name, table);
    return table.get(keyOf(box, lengths));
  }

  /** Made when it is first asked for: two shapes of which one contains the other need none but their own. */
  function tableOf(members: readonly number[], lengths: Shape): Table {
    const cells = new Map<string, number[]>();
    for (const member of members) {
      const box = boxes[member];
      if (box === undefined) continue;
      const key = keyOf(box, lengths);
      const found = cells.get(key);
      if (found === undefined) cells.set(key, [member]);
      else found.push(member);
    }
    return cells;
  }
}

/** For each place of a list, the next place where another fate stands. */
function runsOf(list: readonly number[], fates: readonly string[]): readonly number[] {
  const jump: number[] = [];
  for (let at = list.length - 1; at >= 0; at -= 1) {
    const [own, next] = [fates[list[at] ?? 0], fates[list[at + 1] ?? -1]];
    jump[at] = own === next ? (jump[at + 1] ?? list.length) : at + 1;
  }
  return jump;
}

function shapeOf(box: Box): Shape {
  return SIDES.map((side) => box[side].length);
}

/** No side of `outer` is longer: what is of this shape and has a packet in common contains the other. */
function within(outer: Shape, inner: Shape): boolean {
  return outer.every((length, side) => length <= (inner[side] ?? 0));
}

/** In a table all have the same lengths, so nothing need stand between the sides. */
function keyOf(box: Box, [source, destination, protocol, sourcePort, destinationPort]: Shape): string {
  const hosts = box.source.slice(0, source) + box.destination.slice(0, destination);
  const ports = box.sourcePort.slice(0, sourcePort) + box.destinationPort.slice(0, destinationPort);
  return hosts + box.protocol.slice(0, protocol) + ports;
}

function least(positions: readonly (number | undefined)[]): number | undefined {
  return positions.reduce((a, b) => (a === undefined || (b !== undefined && b < a) ? b : a), undefined);
}
