/** What is shorter is a word such as `KRW`, and no secret. */
const SHORTEST = 6;
/** So many at the most: a body may hold thousands of recipients. */
const MOST = 256;

/**
 * The texts and large numbers in what the caller of `call()` sends. Nobody said which of them are secrets, so none of
 * them is to be seen in an error.
 *
 * @internal
 */
export function valuesOf(value: unknown): string[] {
  const found: string[] = [];
  const left: unknown[] = [value];
  while (left.length > 0 && found.length < MOST) {
    const each = left.pop();
    if (typeof each === 'object' && each !== null) left.push(...Object.values(each).slice(0, MOST));
    else if (typeof each === 'string' || typeof each === 'number') {
      const text = String(each);
      if (text.length >= SHORTEST) found.push(text);
    }
  }
  return found;
}
