import type { Text } from './text.js';

/** The command cannot do what it was asked for; the person at the terminal can mend that. */
export class UsageError extends Error {
  override readonly name = 'UsageError';

  constructor(readonly text: Text) {
    super(text.en);
  }
}
