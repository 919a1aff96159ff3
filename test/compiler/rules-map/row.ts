/** A row of the map from what was considered to what became of it. */

export interface Row {
  /** Of `considered.ts`. */
  readonly id: string;
  /**
   * `rule`: a code of its own. `covered`: another code says it. `inexpressible`: no `.vpn` file can be wrong in this way.
   * `documented`: true, and no finding.
   */
  readonly as: "rule" | "covered" | "inexpressible" | "documented";
  /** Of a `rule` and a `covered`; a `rule` without one is called as the row. */
  readonly code?: string;
  /** One sentence; of everything but a `rule` and a `covered` it must be there. */
  readonly reason?: string;
}
