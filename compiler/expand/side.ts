/** The two ends of a tunnel, in the order of its header. */

export type Side = "left" | "right";
