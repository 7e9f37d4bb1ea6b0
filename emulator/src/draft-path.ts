import { randomUUID } from 'node:crypto';

/**
 * Where a file is written before it takes its name. Nobody can know it, and opened with `wx` nobody can have put a file
 * or a link there, with a mode or at a place of their choice.
 *
 * @internal
 */
export function draftPath(path: string): string {
  return `${path}.${randomUUID()}.tmp`;
}
