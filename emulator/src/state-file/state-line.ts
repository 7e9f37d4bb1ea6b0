import { crc32 } from 'node:zlib';

/** One line of a state file: a row that was set, or (without a row) deleted. @internal */
export type StateLine = readonly [table: string, key: string, row?: object];

/** The first line of every state file. @internal */
export const heading = 'apps-in-toss-emulator state 1';

/** The line with the checksum before it, so that a changed byte is noticed and not read as something else. @internal */
export function writeLine([table, key, row]: StateLine): string {
  const text = JSON.stringify(row === undefined ? [table, key] : [table, key, row]);
  return `${checksum(text)} ${text}\n`;
}

/** @returns the line, or in words what is wrong with it @internal */
export function readLine(line: string): StateLine | string {
  const text = line.slice(9);
  if (line[8] !== ' ' || checksum(text) !== line.slice(0, 8)) return 'its checksum does not fit its text';
  const value: unknown = JSON.parse(text);
  const fits =
    Array.isArray(value) && typeof value[0] === 'string' && typeof value[1] === 'string' && isRow(value[2]);
  return fits ? (value as unknown as StateLine) : 'it is not a table, a key and a row';
}

function isRow(value: unknown): boolean {
  return value === undefined || (typeof value === 'object' && value !== null);
}

function checksum(text: string): string {
  return crc32(text).toString(16).padStart(8, '0');
}
