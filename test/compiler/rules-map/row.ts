/** One check that users of IPsec would want, and what vpnc makes of it. */

export interface Row {
  readonly id: string;
  /**
   * `rule`: a rule of its own, under this id or `code`. `covered`: another code says it. `importer`: only scripts of
   * others can have it. `inexpressible`: no `.vpn` file can say what is wrong. `documented`: the documents explain it.
   */
  readonly as: "rule" | "covered" | "importer" | "inexpressible" | "documented";
  readonly code?: string;
  readonly reason?: string;
}
