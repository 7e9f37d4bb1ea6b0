import { AppsInTossJournalError } from './apps-in-toss-journal.error.js';
import type { JournalEntry } from './operation-journal.interface.js';

const MAX_ID_LENGTH = 255;
const UNKEEPABLE = /[\u0000-\u001f\u007f]|\p{Surrogate}/u;

/**
 * Refuses an id that some store would not keep letter by letter: databases cut, pad or replace such characters, and
 * two operations would share one record.
 *
 * @throws AppsInTossJournalError `AIT_JOURNAL_ENTRY`
 * @internal
 */
export function checkEntryId(id: unknown): asserts id is string {
  if (typeof id !== 'string' || id.length === 0 || id.length > MAX_ID_LENGTH)
    throw new AppsInTossJournalError(
      'AIT_JOURNAL_ENTRY',
      `its id must be a string of 1 to ${MAX_ID_LENGTH} characters`,
    );
  if (UNKEEPABLE.test(id) || id !== id.trim())
    throw new AppsInTossJournalError(
      'AIT_JOURNAL_ENTRY',
      'its id must have no control character, no half of a surrogate pair, and no space at either end',
    );
}

/** What a store keeps of an entry, as JSON in ASCII: the character set of a connection cannot change it. @internal */
export function entryText(entry: JournalEntry): string {
  const { id, kind, state, isFinished, data, version } = entry;
  checkEntryId(id);
  const kept = {
    id,
    kind,
    state,
    isFinished,
    data,
    version,
    createdAt: time(entry.createdAt, 'createdAt'),
    updatedAt: time(entry.updatedAt, 'updatedAt'),
  };
  return asciiJson(kept);
}

/** @throws what `JSON.parse` throws @internal */
export function entryFromText(text: string): JournalEntry {
  return entryFrom(JSON.parse(text) as KeptEntry);
}

/** An entry as JSON has it: times in milliseconds since 1970. @internal */
export interface KeptEntry extends Omit<JournalEntry, 'createdAt' | 'updatedAt'> {
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** @internal */
export function entryFrom(kept: KeptEntry): JournalEntry {
  return { ...kept, createdAt: new Date(kept.createdAt), updatedAt: new Date(kept.updatedAt) };
}

/** @throws AppsInTossJournalError for what JSON cannot hold, such as a bigint @internal */
export function asciiJson(value: unknown): string {
  let json: string;
  try {
    json = JSON.stringify(value);
  } catch (error) {
    throw new AppsInTossJournalError('AIT_JOURNAL_ENTRY', 'its data must be plain JSON', error);
  }
  return json.replace(
    /[\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Milliseconds since 1970. @internal */
export function time(date: Date, name: string): number {
  const ms = date.getTime();
  if (Number.isNaN(ms)) throw new AppsInTossJournalError('AIT_JOURNAL_ENTRY', `its ${name} is not a date`);
  return ms;
}
