/** The version of the package; the bundler puts it in, and from source it is `0.0.0`. */

// oxlint-disable-next-line no-underscore-dangle -- the usual spelling of what a bundler defines
declare const __VERSION__: string | undefined;

export const VERSION: string = typeof __VERSION__ === "string" ? __VERSION__ : "0.0.0";
