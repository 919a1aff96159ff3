/** The official JSON Schema of SARIF 2.1.0, compiled; the package that ships it is made for another test runner. */

import { createRequire } from "node:module";
import Ajv, { type ValidateFunction } from "ajv";

const require = createRequire(import.meta.url);

/** Written in draft 4, of which it uses nothing that changed since but the name of its id. */
export function sarifValidator(): ValidateFunction {
  const { $schema, id, ...schema } = require("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
  if (!String($schema).includes("draft-04")) throw new Error("another draft");
  const isUri = (text: string): boolean => URL.canParse(text);
  const isReference = (text: string): boolean => URL.canParse(text, "file:///base/");
  return new Ajv({
    strict: false,
    allErrors: true,
    // One pattern of it is sloppy.
    unicodeRegExp: false,
    formats: { uri: isUri, "uri-reference": isReference, "date-time": true },
  }).compile({ $id: id, ...schema });
}
