import { ResponseFields } from '../answer/response-fields.js';
import { isJsonObject, type JsonObject } from '../answer/read-envelope.js';

const INTEGER = /^-?\d+$/;

/**
 * Reads answers about money: strict, as its base, about what a result promises; lenient about the rest, for which the
 * documentation names two types or leaves out the field: what is not usable is null.
 *
 * @internal
 */
export class MoneyFields extends ResponseFields {
  /** A whole number, or the same as digits; anything else is null. */
  amountOrNull(name: string): number | null {
    return wholeOrNull(this.all[name]);
  }

  textOrNull(name: string): string | null {
    const value = this.all[name];
    if (typeof value === 'number') return String(value);
    return typeof value === 'string' && value !== '' ? value : null;
  }

  /** `true`, or the text of it. */
  flagOrNull(name: string): boolean | null {
    const value = this.all[name];
    if (typeof value === 'boolean') return value;
    if (typeof value !== 'string') return null;
    const word = value.trim().toLowerCase();
    return word === 'true' ? true : word === 'false' ? false : null;
  }

  objectOrNull(name: string): MoneyFields | null {
    const value = this.all[name];
    return isJsonObject(value) ? new MoneyFields(value) : null;
  }

  /** The objects in a list; what is no object is left out. */
  objects(name: string): MoneyFields[] {
    const value = this.all[name];
    return Array.isArray(value)
      ? value.filter(isJsonObject).map((each: JsonObject) => new MoneyFields(each))
      : [];
  }
}

function wholeOrNull(value: unknown): number | null {
  const number = typeof value === 'string' && INTEGER.test(value) ? Number(value) : value;
  return Number.isSafeInteger(number) ? (number as number) : null;
}
