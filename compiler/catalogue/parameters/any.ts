/** Keys that stand in every block. */

import { defineBlock } from "./define.ts";
import { language, manual } from "./sources.ts";

const local = "The ends need not agree.";

export const any = defineBlock("any", {
  name: {
    type: { kind: "text" },
    agreement: "local",
    summary: "The object's name on the device, where it must differ from the declaration's",
    body: "Generated objects are called after their declarations. A name that a device refuses is an error, not rewritten.",
    example: 'name = "aws-us-east-test-5"',
    mismatch: local,
    sources: [language],
  },
  comment: {
    type: { kind: "text" },
    agreement: "local",
    summary: "The object's comment on the device",
    body: "A `##` text above the declaration becomes the comment too; this key wins. Not every menu has comments: RouterOS proposals have them since 7.15.",
    example: 'comment = "leased line to Riga"',
    mismatch: local,
    sources: [language, manual],
  },
  disabled: {
    type: { kind: "yes-no" },
    agreement: "local",
    summary: "Whether the object is written but switched off",
    body: "The device keeps it and ignores it. It is not inherited through `extends`. A tunnel that shall wait for its turn is better `standby`.",
    example: "disabled = yes",
    mismatch: "A tunnel that is disabled at one end only never comes up.",
    sources: [language, manual],
  },
});
