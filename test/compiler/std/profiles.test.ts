/** Every profile of the standard library is one that its device accepts at both ends, says where it comes from, and needs no other file. */

import { describe, expect, it } from "vitest";
import { STANDARD_LIBRARY } from "../../../compiler/std/texts.ts";
import { format } from "../../../grammar/format/format.ts";
import { parse } from "../../../grammar/index.ts";
import { analyzeText } from "../../support/analyze.ts";

const files = [...STANDARD_LIBRARY].map(([name, text]) => ({ name, text, file: parse(name, text).file }));

/** `aws-current`, in the file that declares it as both phases. */
const profiles = files.flatMap(({ name, file }) =>
  file.items.flatMap((item) =>
    item.kind === "declaration" && item.head.text === "phase1"
      ? [{ library: name, profile: item.name?.text ?? "" }]
      : [],
  ),
);

/** The device that a profile is for, and one that it can be used with. */
const DEVICES: Readonly<Record<string, readonly [own: string, other: string]>> = {
  "aws-current": ["aws", "routeros 7.22"],
  "aws-2011": ["aws", "routeros 5.6"],
  "azure-strong": ["azure", "routeros 7.22"],
  "azure-default": ["azure", "routeros 7.22"],
  "gcp-current": ["generic", "routeros 7.22"],
  "gcp-ikev1": ["generic", "routeros 6.49.10"],
  "ios-xe": ["cisco-ios 17.9", "routeros 7.22"],
  "ios-12": ["cisco-ios 12.4", "routeros 6.49.10"],
  "suite-modern": ["strongswan 5.9", "routeros 7.22"],
  "suite-cnsa2": ["strongswan 5.9", "routeros 7.22"],
  "suite-nist": ["strongswan 5.9", "routeros 7.22"],
  "suite-bsi": ["strongswan 5.9", "routeros 7.22"],
  "suite-legacy": ["cisco-ios 12.4", "routeros 5.6"],
};

function project(profile: string, library: string, [left, right]: readonly [string, string]): string {
  const on = (device: string): string => (/^(?:aws|azure|generic)/.test(device) ? "" : " on ether1");
  return `import "${library}"

site here {
  device = ${left}
  wan    = 203.0.113.2/28${on(left)}
  lan    = 10.1.0.0/16
}

site there {
  device = ${right}
  wan    = 198.51.100.7/24${on(right)}
  lan    = 10.2.0.0/16
}

tunnel t: here <-> there {
  phase1 = ${profile}
  phase2 = ${profile}
  psk    = env("KEY")
}
`;
}

describe.each(profiles)("$profile", ({ library, profile }) => {
  it.each(DEVICES[profile] ?? [])("is accepted between two %s, and by the other one", (device) => {
    const [own, other] = DEVICES[profile] ?? ["", ""];
    for (const ends of [[own, other] as const, [device, device] as const]) {
      // Two ends that nobody configures are no tunnel.
      if (/^(?:aws|azure|generic)/.test(ends[0]) && ends[0] === ends[1]) continue;
      const found = analyzeText(project(profile, library, ends)).diagnostics;
      const errors = found.filter(({ severity }) => severity === "error");
      expect(errors.map(({ code, message }) => `${ends.join(" <-> ")} ${code}: ${message}`)).toEqual([]);
      expect(found.filter(({ code }) => code === "name/unused")).toEqual([]);
    }
  });
});

it("every profile has a device to be held against, and no row is left over", () => {
  expect(profiles.map(({ profile }) => profile).toSorted()).toEqual(Object.keys(DEVICES).toSorted());
});

it.each(["nist", "bsi", "cnsa2"] as const)("the suite of %s passes the baseline of that name", (baseline) => {
  const text = project(`suite-${baseline}`, "std/suites", ["strongswan 5.9", "routeros 7.22"]);
  const found = analyzeText(text, { baseline }).diagnostics;
  expect(found.filter(({ code }) => code === "crypto/baseline").map(({ message }) => message)).toEqual([]);
  const weak = analyzeText(text.replaceAll(`suite-${baseline}`, "suite-legacy"), { baseline }).diagnostics;
  expect(weak.map(({ code }) => code)).toContain("crypto/baseline");
});

describe.each(files)("$name", ({ name, text, file }) => {
  it("is formatted, and means something by itself", () => {
    expect(format(text)).toMatchObject({ kind: "formatted", text });
    const found = analyzeText(`import "${name}"\n`).diagnostics;
    expect(found.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
  });

  it("refers to nothing that a project could shadow", () => {
    for (const item of file.items) {
      expect(item.kind).toBe("declaration");
      if (item.kind === "declaration") expect(item.extends).toBeUndefined();
    }
  });

  it("has a profile for both phases under each name, with a word of where it comes from", () => {
    const heads = file.items.map(
      (item) => item.kind === "declaration" && `${item.head.text} ${item.name?.text}`,
    );
    for (const head of heads) {
      const other = String(head).replace(/^phase[12]/, (phase) => (phase === "phase1" ? "phase2" : "phase1"));
      expect(heads).toContain(other);
    }
    for (const { span } of file.items)
      expect(text.slice(0, span.start)).toMatch(/\n# .+\n(?:# .+\n)*## .+\n$/);
  });
});

it("no two files declare one name", () => {
  const all = [...STANDARD_LIBRARY.keys()].map((name) => `import "${name}"\n`).join("");
  expect(analyzeText(all).diagnostics.map(({ message }) => message)).toEqual([]);
});
