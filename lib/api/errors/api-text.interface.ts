import type { Hint } from '../../foundation/hint.interface.js';

/** What an error says, and what it advises. @internal */
export interface ApiText {
  /** One English sentence without its full stop; figures are added behind it. */
  readonly message: string;
  readonly hint: Hint;
}
