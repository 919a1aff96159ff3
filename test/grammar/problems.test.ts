/** What is said about broken texts: code, place (the carets) and words. */

import { expect, it } from "vitest";
import { parse } from "../../grammar/index.ts";
import { labelled } from "../support/labels.ts";

/** A label is a code without its group; problems come in order of position. */
const found = (text: string): unknown[] =>
  parse("x.vpn", text).problems.map(({ code, span }) => ({ words: code.replace("syntax/", ""), span }));

it.each([
  `site a {
  psk =
      ^ missing-value
  lan = 10.0.0.0/8,
                  ^ missing-value
  device = routeros 7.20
}`,
  `site a {
  lan = <-> 10.0.0.0/8
      ^ missing-value
  wan = 1.2.3.400 on ether1, 10.0.0.0/33
        ^^^^^^^^^ bad-number
                             ^^^^^^^^^^^ bad-number
  as  = 12abc
        ^^^^^ bad-number
  mtu = 7.20
        ^^^^ bad-number
}`,
  `tunel x: a <-> b {
^^^^^ unknown-declaration
}
secert y = env("Y")
^^^^^^ unknown-declaration
`,
  `site 3des {
     ^^^^ unexpected
}
site {
^^^^ unexpected
}`,
  `site a {
       ^ unclosed-block
  lan = 10.0.0.0/8
site b {
}`,
  `site a {
  encryption = aes-128-cbc sha1
                           ^^^^ unexpected
}
}
^ unexpected`,
  `site a {
  name = "x
         ^^ unclosed-string
}
let x = a ; b
          ^ bad-character
            ^ unexpected`,
  `test "x" {
  packet a: 10.0.0.1 -> 10.0.0.2 tcp 443
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unexpected
}`,
  `site a
^^^^ unexpected
  lan = 10.0.0.0/8
}`,
  `let a = env("X"
           ^ unexpected
let b = left.
            ^ unexpected
mesh c: a, , b {
         ^ unexpected
}
failover d: x, y extends
                 ^^^^^^^ unexpected
`,
])("%#", (source) => {
  const { text, labels } = labelled(source);
  expect(found(text)).toEqual(labels);
});

const messages = (text: string): string[] => parse("x.vpn", text).problems.map(({ message }) => message);

it("says what it found and what it expected", () => {
  expect(messages("site a {\n  psk =\n}")).toEqual(["Found no value for `psk`, but expected one."]);
  expect(messages("site a {\n  x = y z\n}")).toEqual([
    "Found `z`, but expected `,`, `<->` or the end of the line.",
  ]);
  expect(messages('site a {\n  x = "secret" "words"\n}')).toEqual([
    "Found a string, but expected `,`, `<->` or the end of the line.",
  ]);
});

it("guesses a misspelt head", () => {
  const [problem] = parse("x.vpn", "tunel x: a <-> b {\n}").problems;
  expect(problem?.help).toBe("did you mean `tunnel`?");
  expect(problem?.edit).toEqual({ span: { start: 0, end: 5 }, text: "tunnel" });
});

it("understands typographic characters and repairs them", () => {
  const text = "tunnel x: a ↔ b {\n  psk = env(“X”)\n  name = ‘it’\n}\nsite y {\n  policy any → lan\n}";
  const { file, problems } = parse("x.vpn", text);
  expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(["syntax/typographic"]));
  let fixed = text;
  for (const { edit } of problems.toReversed()) {
    if (edit !== undefined) fixed = fixed.slice(0, edit.span.start) + edit.text + fixed.slice(edit.span.end);
  }
  expect(fixed).toBe(
    'tunnel x: a <-> b {\n  psk = env("X")\n  name = "it"\n}\nsite y {\n  policy any -> lan\n}',
  );
  expect(parse("x.vpn", fixed).problems).toEqual([]);
  expect(file.items.length).toBe(2);
});
