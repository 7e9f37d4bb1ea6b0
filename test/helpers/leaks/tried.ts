import type { AppsInTossError } from '../../../lib/foundation/apps-in-toss.error.js';

/** What may be printed, by name. */
export type Suspects = Record<string, unknown>;

/** What each call fails with, one after the other: some stand in each other's way. */
export async function failures(calls: Readonly<Record<string, () => Promise<unknown>>>): Promise<Suspects> {
  const found: Suspects = {};
  for (const [name, call] of Object.entries(calls)) {
    await call().then(
      () => {
        throw new Error(`this should have failed: ${name}`);
      },
      (error: unknown) => (found[name] = error),
    );
  }
  return found;
}

/** Every code in an error, its causes and its details. */
export function codesIn(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value !== 'object' || value === null) return found;
  if (Array.isArray(value)) for (const each of value) codesIn(each, found);
  const { code, cause, reason, warning, problems, attempts, candidates } = value as AppsInTossError & {
    warning?: unknown;
    problems?: unknown[];
    candidates?: string[];
  };
  if (typeof code === 'string') found.add(code);
  for (const each of [cause, reason, warning, ...(problems ?? []), ...(attempts ?? [])]) codesIn(each, found);
  for (const each of candidates ?? []) found.add(each);
  return found;
}
