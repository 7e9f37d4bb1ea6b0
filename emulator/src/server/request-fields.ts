import type { FieldError } from './answer.js';
import { BadRequestError } from './bad-request.error.js';

/** Reads the fields of a body and collects what is wrong with them, so that one answer names it all. @internal */
export class RequestFields {
  private readonly errors: FieldError[] = [];

  constructor(private readonly body: Readonly<Record<string, unknown>>) {}

  /** A string that is not empty. */
  text(field: string): string {
    const value = this.body[field];
    if (typeof value === 'string' && value !== '') return value;
    this.reject(field, '비어 있지 않은 문자열이어야 해요.');
    return '';
  }

  /** A whole number, or the same written as a string: Toss documents a number, its own sample sends a string. */
  wholeNumber(field: string): number {
    const value = this.body[field];
    const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
    if (typeof number === 'number' && Number.isSafeInteger(number)) return number;
    this.reject(field, '정수여야 해요.');
    return 0;
  }

  /** Call after the last field. @throws BadRequestError when any of them was rejected. */
  check(): void {
    if (this.errors.length > 0) throw new BadRequestError(this.errors);
  }

  private reject(field: string, message: string): void {
    this.errors.push({ field, message, rejectedValue: this.body[field] ?? null });
  }
}
