import { crc32 } from 'node:zlib';
import { asciiJson, entryFrom, entryText, type KeptEntry } from '../entry-text.js';
import type { JournalEntry } from '../operation-journal.interface.js';

/** The first line of every journal file: a file that does not begin with it is somebody else's and is left alone. */
const HEADER = line(asciiJson({ journal: 'nestjs-apps-in-toss', format: 1 }));

/** @internal */
export const header = (): Buffer => HEADER;

/**
 * What is written at once is one line with one checksum, so that a crash leaves all of it or nothing: a file system may
 * keep the end of a write and lose its beginning.
 *
 * @internal
 */
export function record(entries: readonly JournalEntry[]): Buffer {
  return line(`[${entries.map(entryText).join(',')}]`);
}

function line(json: string): Buffer {
  return Buffer.from(`${checksum(json)} ${json}\n`, 'latin1');
}

function checksum(json: string): string {
  return crc32(json).toString(16).padStart(8, '0');
}

/** What a file holds, as far as it holds together. @internal */
export interface FileContent {
  /** The latest of each id. */
  readonly entries: Map<string, JournalEntry>;
  /** Where the last whole record ends; what follows was never confirmed to anybody. */
  readonly end: number;
}

/** Why a file is not usable. @internal */
export interface FileDamage {
  readonly damage: string;
}

/** @internal */
export async function readRecords(chunks: AsyncIterable<Buffer>): Promise<FileContent | FileDamage> {
  const entries = new Map<string, JournalEntry>();
  let end = 0;
  let at = 0;
  let torn: number | undefined;
  for await (const { text, isWhole } of lines(chunks)) {
    const start = at;
    at += text.length + (isWhole ? 1 : 0);
    if (start === 0) {
      const whole = `${text}\n`;
      const expected = HEADER.toString('latin1');
      if (isWhole && whole === expected) end = at;
      else if (!isWhole && expected.startsWith(text))
        break; // it ended while it was created
      else return { damage: 'it does not begin as a journal does' };
      continue;
    }
    const kept = isWhole ? parse(text) : undefined;
    if (kept === undefined) {
      torn ??= start;
    } else if (torn !== undefined) {
      // A write that was cut short is the last thing in a file. Something whole after it means real damage.
      return { damage: `what begins at byte ${torn} is not what was written there` };
    } else {
      for (const entry of kept) entries.set(entry.id, entryFrom(entry));
      end = at;
    }
  }
  return { entries, end };
}

function parse(text: string): KeptEntry[] | undefined {
  const json = text.slice(9);
  return text[8] === ' ' && text.slice(0, 8) === checksum(json)
    ? (JSON.parse(json) as KeptEntry[])
    : undefined;
}

interface Line {
  readonly text: string;
  /** Whether its line feed is there. */
  readonly isWhole: boolean;
}

async function* lines(chunks: AsyncIterable<Buffer>): AsyncGenerator<Line> {
  let rest: string[] = [];
  for await (const chunk of chunks) {
    const parts = chunk.toString('latin1').split('\n');
    const last = parts.pop()!;
    for (const part of parts) {
      yield { text: rest.join('') + part, isWhole: true };
      rest = [];
    }
    if (last !== '') rest.push(last);
  }
  if (rest.length > 0) yield { text: rest.join(''), isWhole: false };
}
