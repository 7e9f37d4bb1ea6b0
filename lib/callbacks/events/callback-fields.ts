import { BadRequestException } from '@nestjs/common';

const DIGITS = /^[1-9]\d{0,15}$/;

/** What Toss sent has not the documented form. It names the field, never the value. @internal */
export class BadCallbackError extends BadRequestException {
  constructor(field: string, expected: string) {
    super(`"${field}" is not ${expected}`);
  }
}

/** @internal */
export type CallbackFields = Readonly<Record<string, unknown>>;

/** @throws BadCallbackError @internal */
export function fieldsOf(value: unknown, name = 'body'): CallbackFields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new BadCallbackError(name, 'an object');
  }
  return value as CallbackFields;
}

/** A number that survived the way here exactly; a query has it as digits. @throws BadCallbackError @internal */
export function userKeyOf({ userKey }: CallbackFields): number {
  const number = typeof userKey === 'string' && DIGITS.test(userKey) ? Number(userKey) : userKey;
  if (typeof number !== 'number' || !Number.isSafeInteger(number) || number < 1) {
    throw new BadCallbackError('userKey', 'a whole number above 0 and up to 9007199254740991');
  }
  return number;
}

/** @throws BadCallbackError @internal */
export function textOf(fields: CallbackFields, name: string, place = ''): string {
  const value = fields[name];
  if (typeof value !== 'string' || value === '') throw new BadCallbackError(`${place}${name}`, 'a text');
  return value;
}

/** @throws BadCallbackError @internal */
export function flagOf(fields: CallbackFields, name: string, place = ''): boolean {
  const value = fields[name];
  if (typeof value !== 'boolean') throw new BadCallbackError(`${place}${name}`, 'true or false');
  return value;
}

/** Absent, null or a text. @throws BadCallbackError @internal */
export function optionalTextOf(fields: CallbackFields, name: string, place = ''): string | null {
  return (fields[name] ?? null) === null ? null : textOf(fields, name, place);
}
