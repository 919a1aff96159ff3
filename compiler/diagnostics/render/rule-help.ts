/** What a code means, for tools that show a rule beside its findings: the catalogue's page, short, as text and as Markdown. */

import { entryOf, type Code } from "../catalogue/index.ts";

export function ruleHelp(code: Code): { readonly text: string; readonly markdown: string } {
  const { why, action, failing, passing } = entryOf(code);
  const reason = sentence(why);
  const advice = `What to do: ${sentence(action)}`;
  const examples = [...example("Fails", failing), ...example("Passes", passing)];
  return {
    text: `${reason}\n${advice}`,
    markdown: [reason, advice, ...examples].join("\n\n"),
  };
}

function example(title: string, text: string): readonly string[] {
  return text.trim() === "" ? [] : [`${title}:\n\n\`\`\`vpn\n${text.trimEnd()}\n\`\`\``];
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? "" : "."}`;
}
