/** A project of two sites and two profiles, to which a test adds its tunnels; and short questions about what they became. */

import { expect } from "vitest";
import type { ParameterId } from "../../compiler/catalogue/ids.ts";
import { showScalar, showScalars } from "../../compiler/catalogue/show.ts";
import type { Connection } from "../../compiler/expand/connection.ts";
import { analyzeText, codesOf } from "./analyze.ts";

export const SITES = `
phase1 strong {
  exchange   = ikev2
  encryption = aes-256-cbc
  hash       = sha256
  dh-group   = ecp256
  dpd {
    interval = 10s
    failures = 3
  }
}
phase2 strong {
  encryption = aes-256-gcm
  pfs        = ecp256
}
site hq {
  device = routeros 7.20
  wan    = 203.0.113.2/24 on ether1
  lan    = 10.1.0.0/16
}
site riga {
  device = routeros 7.20
  wan    = 198.51.100.7/24 on ether1
  lan    = 10.2.0.0/24, 10.2.8.0/24
}
`;

export function connections(text: string): readonly Connection[] {
  const analysis = analyzeText(SITES + text);
  expect(codesOf(analysis).filter((code) => !/^hint|crypto\//.test(code))).toEqual([]);
  return analysis.expansion.connections;
}

export function only(text: string): Connection {
  const [connection, ...others] = connections(text);
  expect(others).toEqual([]);
  if (connection === undefined) throw new Error("no connection");
  return connection;
}

export function value(connection: Connection, id: ParameterId, at: 0 | 1 = 0): string {
  const end = connection.ends[at];
  const fields = new Map([...end.phase1.fields, ...end.phase2.fields, ...end.tunnel]);
  const located = fields.get(id);
  return located === undefined ? "nothing" : `${showScalars(located.value)} (${located.from})`;
}

export const selectors = (connection: Connection): string[] =>
  connection.policies.map(
    ({ ends: [left] }) => `${showScalar(left.source.value)} ${showScalar(left.destination.value)}`,
  );
