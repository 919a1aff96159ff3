/** What the user asked a command for, with typed access to the options. */

export interface Invocation {
  readonly arguments: readonly string[];
  /** By camel-cased long name. */
  readonly options: Readonly<Record<string, unknown>>;
}

export function hasFlag(invocation: Invocation, name: string): boolean {
  return invocation.options[name] === true;
}

export function optionText(invocation: Invocation, name: string): string | undefined {
  const value = invocation.options[name];
  return typeof value === "string" ? value : undefined;
}

export function optionList(invocation: Invocation, name: string): readonly string[] {
  const value = invocation.options[name];
  return Array.isArray(value) ? value.map(String) : [];
}
