/** A pure function of an immutable object, asked again and again: its answer is kept as long as the object lives. */

export function remember<Key extends object, Answer>(answer: (key: Key) => Answer): (key: Key) => Answer {
  const known = new WeakMap<Key, { readonly answer: Answer }>();
  return (key) => {
    const kept = known.get(key);
    if (kept !== undefined) return kept.answer;
    const made = answer(key);
    known.set(key, { answer: made });
    return made;
  };
}
