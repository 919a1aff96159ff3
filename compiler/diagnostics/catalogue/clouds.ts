/** Codes about a cloud at the other end: what it accepts, and what it expects of the customer. */

import { AWS_OPTIONS } from "../../catalogue/clouds/aws.ts";
import { AZURE_POLICY, AZURE_SELECTORS } from "../../catalogue/clouds/azure.ts";
import type { Group } from "./entry.ts";
import { project } from "./example.ts";

const GUIDE = "AWS Site-to-Site VPN user guide, https://docs.aws.amazon.com/vpn/latest/s2svpn/your-cgw.html";
const PHASE1 =
  "\n  exchange   = ikev2\n  encryption = aes-256-cbc\n  hash       = sha256\n  dh-group   = ecp256\n  lifetime   = ";

interface Lines {
  readonly lifetime?: string;
  readonly outside?: string;
  readonly wan?: string;
  readonly policies?: string;
  readonly second?: string;
}

const SECOND = `
tunnel second: hq <-> riga extends hq-riga {
  psk     = env("SECOND")
  outside = OUTSIDE <-> 198.51.100.8
  standby = yes
}
`;

/** Both tunnels to AWS, the second one as a spare. */
function cloud(lines: Lines = {}): string {
  const { lifetime = "8h", outside = "203.0.113.2", wan = "203.0.113.2/24 on ether1" } = lines;
  return project({
    phase1: PHASE1 + lifetime,
    hq: `\n  device = routeros 7.20\n  wan    = ${wan}\n  lan    = 10.1.0.0/16`,
    riga: "\n  device = aws\n  lan    = 10.2.0.0/16",
    tunnel: `\n  phase1  = strong\n  phase2  = strong\n  psk     = env("HQ_RIGA")\n  outside = ${outside} <-> 198.51.100.7${lines.policies ?? ""}`,
    after: (lines.second ?? SECOND).replace("OUTSIDE", outside),
  });
}

const same = cloud();

/** A gateway of Azure at the other end. */
function azure({
  phase2,
  policies = "",
}: { readonly phase2?: string; readonly policies?: string } = {}): string {
  return project({
    ...(phase2 === undefined ? {} : { phase2 }),
    riga: "\n  device = azure\n  wan    = 198.51.100.7/24\n  lan    = 10.2.0.0/16",
    tunnel: `\n  phase1 = strong\n  phase2 = strong\n  psk    = env("HQ_RIGA")${policies}`,
  });
}

export const clouds = {
  "aws/one-sa-pair": {
    severity: "warning",
    waivable: true,
    title: "a tunnel to AWS has several policies",
    why: "AWS keeps one pair of SAs for each tunnel. RouterOS asks for a pair per policy, and with several of them AWS may drop the older pair when the newer one is made.",
    action: "write one policy that covers all, `policy any <-> right.lan`, and narrow it in the firewall",
    companions: ["policy/level-unique"],
    failing: cloud({
      policies: "\n  policy left.lan <-> right.lan\n  policy 10.9.0.0/24 <-> right.lan",
    }),
    passing: cloud({ policies: "\n  policy left.lan <-> right.lan" }),
    sources: [GUIDE],
  },
  "aws/both-tunnels": {
    severity: "warning",
    waivable: true,
    title: "only one of the two tunnels to AWS is configured",
    why: "each connection has two tunnels that end in different places, and AWS takes one of them down for maintenance without asking.",
    action: "declare the second tunnel; `standby = yes` keeps it as a spare",
    failing: cloud({ second: "" }),
    passing: same,
    sources: [GUIDE],
  },
  "aws/values": {
    severity: "error",
    waivable: false,
    title: "a tunnel asks AWS for something that is no option there",
    why: "the options of an AWS tunnel are a closed list. A value outside cannot be entered, so AWS keeps another one and the ends disagree.",
    action: "take one of the values named",
    failing: cloud({ lifetime: "1d" }),
    passing: same,
    sources: [AWS_OPTIONS],
  },
  "aws/static-outside": {
    severity: "error",
    waivable: true,
    title: "AWS cannot recognise a customer without a fixed address",
    why: "a customer gateway with a pre-shared key is a fixed public address. From any other address AWS does not answer.",
    action: "give the site a fixed address, or the one in front of its translator with `behind-nat`",
    failing: cloud({ outside: 'dns("hq.example.net")' }),
    passing: same,
    sources: [GUIDE],
  },
  "azure/values": {
    severity: "error",
    waivable: true,
    title: "a tunnel asks an Azure gateway for something that its IPsec policy cannot say",
    why: "the policy of a connection takes one value of each closed list. A value outside cannot be entered, so Azure keeps another one and the ends disagree.",
    action: "take one of the values named",
    failing: azure({ phase2: "\n  encryption = aes-256-cbc\n  auth       = sha512\n  pfs        = ecp256" }),
    passing: azure(),
    sources: [AZURE_POLICY],
  },
  "azure/traffic-selectors": {
    severity: "warning",
    waivable: true,
    title: "policies towards Azure leave combinations of networks out",
    why: "with policy-based traffic selectors Azure proposes each of its networks with each of the customer's. A device without one of these pairs refuses it, and Azure tries again and again.",
    action:
      "write `policy left.lan <-> right.lan`, which gives every combination, or `any <-> any` for a gateway without policy-based selectors",
    failing: azure({
      policies:
        "\n  policy 10.1.0.0/16 <-> 10.2.0.0/16 {\n    level = unique\n  }\n  policy 10.3.0.0/16 <-> 10.4.0.0/16 {\n    level = unique\n  }",
    }),
    passing: azure({
      policies: "\n  policy 10.1.0.0/16, 10.3.0.0/16 <-> 10.2.0.0/16, 10.4.0.0/16 {\n    level = unique\n  }",
    }),
    sources: [AZURE_SELECTORS],
  },
} satisfies Group;
