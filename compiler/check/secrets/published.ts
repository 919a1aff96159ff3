/** Pre-shared keys that public documents print, as SHA-256: none of them stands in this source. */

export const PUBLISHED: ReadonlySet<string> = new Set([
  // the first tunnel of a cookbook for RouterOS and Amazon VPC, 2011
  "e78ba6a41e96be0058a2382995d77cfd05319b46e96e8bba2f687485e0fad460",
  // the second tunnel of the same
  "684fec42fc15ded575a6eacb4fad982ae35d95833095cb94a0c79ec274661b71",
  // the RouterOS 2.6 manual, two routers
  "4328c9495a200d388035abcce79e1572f040df5ba2df6468b2802d703514cdb3",
  // the RouterOS 2.6 manual, with a Cisco
  "92488e1e3eeecdf99f3ed2ce59233efb4b4fb612d5655c0ce9ea52b5a502e655",
  // MikroTik's IPsec manual
  "5ba589c799603f9f8072d9970f6221f33204889fc9247abd2bf9f4535ae24315",
]);
