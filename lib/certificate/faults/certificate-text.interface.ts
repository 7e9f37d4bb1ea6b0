import type { Hint } from '../../foundation/hint.interface.js';

/** What a text is about. Of what was handed in never more than a path. @internal */
export interface FaultFacts {
  /** The option at fault, such as `certificate.key`. */
  readonly option: string;
  /** The environment variable that it came from. */
  readonly variable?: string | undefined;
  /** The file or folder that is meant; see `shownPath`. */
  readonly path?: string | undefined;
  /** The form that was recognised. */
  readonly shape?: string | undefined;
  /** What was expected there. */
  readonly wanted?: 'certificate' | 'key';
  /** A fact in words of our own: a PEM label, a kind of key, a date. */
  readonly detail?: string;
}

/** A message in English, and what to do about it in both languages. @internal */
export interface Text {
  readonly message: string;
  readonly hint: Hint;
}
