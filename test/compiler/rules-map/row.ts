/** One row of the map from the catalogue of things to check to what this compiler does about each. */

export interface Mapped {
  readonly id: string;
  /**
   * `rule`: a code of the same or the named id. `covered`: another code says it. `importer`: only a read configuration
   * can show it. `inexpressible`: no file can be wrong about it. `documented`: said in the documents or a script's header.
   */
  readonly as: "rule" | "covered" | "importer" | "inexpressible" | "documented";
  readonly code?: string;
  /** One sentence, for everything that is no rule of its own. */
  readonly reason?: string;
}
