import { isJsonObject, type JsonObject } from './read-envelope.js';
import { unexpectedResponse } from './unexpected-response.js';

const DIGITS = /^\d+$/;

/**
 * Reads the `success` part of an answer, field by field: strict about what the result promises, lenient about
 * everything else.
 *
 * @internal
 */
export class ResponseFields {
  readonly all: JsonObject;

  /** @throws AppsInTossApiError */
  constructor(success: unknown) {
    if (!isJsonObject(success)) throw unexpectedResponse('success', 'an object');
    this.all = success;
  }

  text(name: string): string {
    const value = this.all[name];
    if (typeof value !== 'string' || value === '') throw this.#unexpected(name, 'a string that is not empty');
    return value;
  }

  optionalText(name: string): string | null {
    const value = this.all[name] ?? null;
    if (value !== null && typeof value !== 'string') throw this.#unexpected(name, 'a string or null');
    return value;
  }

  /** A number that survived the way here exactly; a string of digits is as good. */
  wholeNumber(name: string): number {
    const value = this.all[name];
    const number = typeof value === 'string' && DIGITS.test(value) ? Number(value) : value;
    if (typeof number !== 'number' || !Number.isSafeInteger(number) || number < 0) {
      throw this.#unexpected(name, 'a whole number from 0 to 9007199254740991');
    }
    return number;
  }

  /** Words separated by blanks, commas or both, or a list of them. */
  words(name: string): string[] {
    const value = this.all[name] ?? '';
    if (typeof value === 'string') return value.split(/[\s,]+/).filter((word) => word !== '');
    return this.texts(name);
  }

  texts(name: string): string[] {
    const value = this.all[name] ?? [];
    if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) {
      throw this.#unexpected(name, 'a list of strings');
    }
    return value;
  }

  #unexpected(name: string, expected: string) {
    return unexpectedResponse(`success.${name}`, expected);
  }
}
