/** Lifetimes as charon counts them. It renews at `rekey_time` and gives up ten per cent later, at the lifetime itself. */

/** Seconds, as every time of swanctl.conf may be written. */
export function seconds(value: number): string {
  return `${value}s`;
}

/** When to renew what lives so many seconds. Source: strongSwan 6.0.6, vici_config.c: `life_time` is 110 % of it. */
export function rekeyTime(lifetime: number): number {
  return Math.max(1, Math.floor(lifetime / 1.1));
}
