import type { Clock } from '../../lib/foundation/clock.js';
import type { Paint } from './paint.js';
import type { Language, Text } from './text.js';

/** What a subcommand knows of the terminal that it was called from. Nothing reads `process` beside it. */
export interface Shell {
  readonly language: Language;
  /** The caller wants one JSON value on standard output, and no prose there. */
  readonly json: boolean;
  readonly paint: Paint;
  /** Standard output is a screen that somebody looks at. */
  readonly isTerminal: boolean;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: Clock;
  /** The text in the language of the caller. */
  in(text: Text): string;
  /** A line on standard output. */
  say(line: string): void;
  /** A line on standard error: for what is no result. */
  note(line: string): void;
  /** The one JSON value. */
  tell(value: unknown): void;
}
