import type { Text } from '../shell/text.js';
import type { Scene } from './scene/scene.js';

/** Something that is wrong. Holds nothing secret: it is printed, and may be sent to somebody. */
export interface Finding {
  readonly status: 'soon' | 'broken';
  readonly what: Text;
  readonly mend: Text;
  /** A command that mends it, as one would type it in a shell. */
  readonly command?: string | undefined;
}

/** What came of a check: what was seen when all is well, why it was not made, or what is wrong. */
export type Verdict =
  | { readonly fine: string }
  | { readonly skipped: Text }
  | { readonly findings: readonly [Finding, ...Finding[]] };

/** One check. Its code stays the same for ever: scripts, alerts and docs go by it. */
export interface Check {
  readonly code: `AIT-D${number}`;
  /** What is looked at. */
  readonly title: Text;
  /** Why it matters when it is wrong. */
  readonly why: Text;
  run(scene: Scene): Promise<Verdict> | Verdict;
}

export function fine(seen = ''): Verdict {
  return { fine: seen };
}

export function skipped(ko: string, en: string): Verdict {
  return { skipped: { ko, en } };
}

/** The findings, or what was seen when there are none. */
export function found(findings: readonly Finding[], seen = ''): Verdict {
  const [first, ...rest] = findings;
  return first ? { findings: [first, ...rest] } : fine(seen);
}
