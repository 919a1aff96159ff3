/** What a person may set in the editor, below `vpnc`; the extension's manifest documents the same keys. */

export interface Settings {
  readonly inlayHints: { readonly enabled: boolean };
  readonly codeLens: { readonly enabled: boolean };
}

export const DEFAULT_EDITOR_SETTINGS: Settings = {
  inlayHints: { enabled: true },
  codeLens: { enabled: true },
};

/** Whatever an editor sends: what is missing, or of another shape, keeps its default. */
export function settingsFrom(sent: unknown): Settings {
  return {
    inlayHints: { enabled: switchOf(sent, "inlayHints") },
    codeLens: { enabled: switchOf(sent, "codeLens") },
  };
}

function switchOf(sent: unknown, key: keyof Settings): boolean {
  const enabled = memberOf(memberOf(sent, key), "enabled");
  return typeof enabled === "boolean" ? enabled : DEFAULT_EDITOR_SETTINGS[key].enabled;
}

function memberOf(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}
