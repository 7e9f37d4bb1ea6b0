import { AppsInTossRequestError } from '../errors/apps-in-toss-request.error.js';
import type { FieldError } from '../errors/field-error.interface.js';

/** Collects what is wrong with a request, so that its caller learns all of it at once. No value is echoed. @internal */
export class RequestFaults {
  readonly #faults: FieldError[] = [];

  /** @param expected how the sentence "expected …" goes on */
  expect(isUsable: boolean, field: string, expected: string): boolean {
    if (!isUsable) this.#faults.push({ field, message: `expected ${expected}` });
    return isUsable;
  }

  /** The value, when it is usable; what is wrong is kept. */
  text(field: string, value: unknown, isUsable: (text: string) => boolean, expected: string): string {
    this.expect(typeof value === 'string' && isUsable(value), field, expected);
    return value as string;
  }

  /** One of a few words, or left out. */
  optionalWord<Word extends string>(field: string, value: Word | undefined, words: readonly string[]): void {
    this.expect(value === undefined || words.includes(value), field, `one of ${words.join(', ')}`);
  }

  optionalFlag(field: string, value: unknown): void {
    this.expect(value === undefined || typeof value === 'boolean', field, 'true or false');
  }

  /** Won: a whole number that survives JSON. */
  amount(field: string, value: unknown, least = 0): boolean {
    return this.expect(
      Number.isSafeInteger(value) && (value as number) >= least,
      field,
      `a whole number of won, ${least} or more`,
    );
  }

  optionalAmount(field: string, value: unknown): boolean {
    return value === undefined || this.amount(field, value);
  }

  /** @throws AppsInTossRequestError when anything was wrong */
  end(): void {
    const [first, ...others] = this.#faults;
    if (!first) return;
    const lines = this.#faults.map(({ field, message }) => `"${field}": ${message}`);
    throw new AppsInTossRequestError({
      code: 'AIT_API_ARGUMENT',
      message:
        others.length === 0
          ? `The argument "${first.field}" is not usable: ${first.message}`
          : `${lines.length} arguments are not usable: ${lines.join('; ')}`,
      fieldErrors: this.#faults,
    });
  }
}
