import type { JournalEntry } from '../../../lib/api/journal/operation-journal.interface.js';

const THEN = new Date('2026-03-01T09:00:00.123Z');

/** An entry as the grant machine would add it. */
export function entry(id: string, rest: Partial<JournalEntry> = {}): JournalEntry {
  return {
    id,
    kind: 'promotion.grant',
    state: 'planned',
    isFinished: false,
    data: { amount: 100 },
    version: 1,
    createdAt: THEN,
    updatedAt: THEN,
    ...rest,
  };
}

/** The entry one step further. */
export function next(before: JournalEntry, rest: Partial<JournalEntry> = {}): JournalEntry {
  return { ...before, version: before.version + 1, ...rest };
}

/** That many milliseconds after the usual time. */
export function later(ms: number): Date {
  return new Date(THEN.getTime() + ms);
}
