/** How sure a text is RouterOS: its header, its prompt, its menus. Looks at the beginning only. */

const beginning = 16_384;

const signs: readonly (readonly [RegExp, number])[] = [
  [/^#.*\bby RouterOS \d/mu, 1],
  [/^\[[^\]\r\n@]{0,64}@[^\]\r\n]{1,64}\][^\r\n>]{0,80}>/mu, 0.95],
  [
    /^[ \t]*\/?ip[ /]ipsec[ /](?:peer|policy|proposal|identity|profile|key|manual-sa|pre-shared-secret)\b/mu,
    0.9,
  ],
  [
    /^[ \t]*\/(?:ip|interface|routing|system|ipv6|ppp)(?:[ /][a-z0-9-]+)*[ \t]*\r?\n[ \t]*(?:add|set)\b/mu,
    0.8,
  ],
  [/^[ \t]*\/?(?:ip|interface|routing|system)(?:[ /][a-z0-9-]+)+ (?:add|set)\b/mu, 0.7],
];

export function recognizes(text: string): number {
  const start = text.slice(0, beginning);
  return Math.max(0, ...signs.map(([sign, certainty]) => (sign.test(start) ? certainty : 0)));
}
