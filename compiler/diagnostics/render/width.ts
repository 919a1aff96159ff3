/** How wide text is on a terminal, and text made harmless for one: no control or direction characters get through. */

const PLAIN = /^[ -~]*$/;

// The expressions for single characters stand in functions: the engine takes long to make them, and few texts ask for one.

/** East Asian Width W and F, and emoji with emoji presentation; https://www.unicode.org/reports/tr11/ */
function isWide(character: string): boolean {
  return /[\u1100-\u115F\u2E80-\u303E\u3041-\u33FF\u3400-\u4DBF\u4E00-\u9FFF\uA000-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1B000}-\u{1B2FF}\u{1F200}-\u{1F2FF}\u{20000}-\u{3FFFD}]|\p{Emoji_Presentation}/u.test(
    character,
  );
}

function isWidthless(character: string): boolean {
  return /\p{Mn}|\p{Me}|\u200B|\u200C|\u200D|\uFE0E|\uFE0F/u.test(character);
}

/** `Cf` has the bidirectional overrides, which show a line in another order than the compiler reads it. */
function isHarmful(character: string): boolean {
  return /\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}|\p{Cs}/u.test(character) && !/\u200C|\u200D/u.test(character);
}

export function widthOfCharacter(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x300) return 1;
  if (isWidthless(character)) return 0;
  return isWide(character) ? 2 : 1;
}

export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += widthOfCharacter(character);
  return width;
}

/** One character of a source line as it may be shown. */
export function harmlessCharacter(character: string): string {
  return isHarmful(character) ? "\uFFFD" : character;
}

/** One line of words: breaks become blanks. */
export function harmless(text: string): string {
  if (PLAIN.test(text)) return text;
  return [...text.replace(/\s*[\r\n]+\s*/g, " ")].map(harmlessCharacter).join("");
}

/** Breaks at blanks; a word longer than a line stays whole. Without a width there is one line. */
export function wrap(text: string, width: number | undefined): readonly string[] {
  if (width === undefined) return [text];
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && widthOf(longer) > width) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return [...lines, line];
}
