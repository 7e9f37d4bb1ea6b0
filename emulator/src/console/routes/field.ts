import { unusable } from '../http/console-error.js';

type Body = Readonly<Record<string, unknown>>;

/** A text of the body. @throws ConsoleError when it is missing or something else @internal */
export function textField(body: Body, name: string): string {
  const value = body[name];
  if (typeof value !== 'string' || value === '') throw unusable(`${name}: expected a text`);
  return value;
}

/** @internal */
export function optionalText(body: Body, name: string): string | undefined {
  return body[name] === undefined ? undefined : textField(body, name);
}

/** A number of the body. @throws ConsoleError @internal */
export function numberField(body: Body, name: string): number {
  const value = body[name];
  if (typeof value !== 'number' || !Number.isFinite(value)) throw unusable(`${name}: expected a number`);
  return value;
}

/** @internal */
export function optionalNumber(body: Body, name: string): number | undefined {
  return body[name] === undefined ? undefined : numberField(body, name);
}

/** One of a few words. @throws ConsoleError @internal */
export function wordField<Word extends string>(body: Body, name: string, words: readonly Word[]): Word {
  const word = words.find((each) => each === body[name]);
  if (word === undefined) throw unusable(`${name}: expected one of ${words.join(', ')}`);
  return word;
}
