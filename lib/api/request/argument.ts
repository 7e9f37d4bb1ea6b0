import { AppsInTossRequestError } from '../errors/apps-in-toss-request.error.js';

/** Visible ASCII without blanks: what can stand in a header and is never a header of its own. */
const TOKEN = /^[\x21-\x7e]+$/;
const DIGITS = /^[1-9]\d{0,15}$/;

/** @internal */
export function argumentError(name: string, expected: string): AppsInTossRequestError {
  return new AppsInTossRequestError({
    code: 'AIT_API_ARGUMENT',
    message: `The argument "${name}" is not usable: expected ${expected}`,
  });
}

/** @internal */
export function textArgument(name: string, value: unknown): string {
  if (typeof value !== 'string' || value.trim() === '')
    throw argumentError(name, 'a string that is not empty');
  return value;
}

/** A token that goes into a header. @internal */
export function tokenArgument(name: string, value: unknown): string {
  if (typeof value !== 'string' || !TOKEN.test(value)) {
    throw argumentError(
      name,
      'the bare token: visible ASCII characters, no blanks, no line breaks, no "Bearer"',
    );
  }
  return value;
}

/**
 * The number the API wants. A number in a text column is welcome, but one that went through a float and became
 * `…147.0` is refused: it would name another user, or split one user in two.
 *
 * @internal
 */
export function userKeyArgument(name: string, value: unknown): number {
  const number = typeof value === 'string' && DIGITS.test(value) ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isSafeInteger(number) || number < 1) {
    throw argumentError(
      name,
      'a whole number above 0 and up to 9007199254740991, or the same as digits only',
    );
  }
  return number;
}

/** @internal */
export function objectArgument(name: string, value: unknown): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw argumentError(name, 'an object with named fields');
  }
}

/** @internal */
export function wholeNumber(name: string, value: unknown, least: number, most: number): number {
  if (Number.isInteger(value) && (value as number) >= least && (value as number) <= most)
    return value as number;
  throw argumentError(name, `a whole number from ${least} to ${most}`);
}
