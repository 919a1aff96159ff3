/** The two profiles that the networks of the benchmarks use, as text. */

export const PROFILES = `phase1 strong {
  exchange   = ikev2
  encryption = aes-256-cbc
  hash       = sha256
  dh-group   = ecp256
}

phase2 strong {
  encryption = aes-256-gcm
  pfs        = ecp256
}
`;
