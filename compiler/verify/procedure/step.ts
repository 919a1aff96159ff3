/** A procedure as data: what to type on which console, and what must be seen. */

export interface Step {
  readonly title: string;
  /** Typed as they stand; `<…>` is to be filled in. */
  readonly commands: readonly string[];
  readonly must: readonly string[];
}

export interface Procedure {
  /** `RouterOS 5.6` */
  readonly device: string;
  readonly steps: readonly Step[];
  /** Where the commands come from. */
  readonly sources: readonly string[];
  /** Whether its outputs can be given to `vpnc verify`. */
  readonly readable: boolean;
}
