import type { AppsInTossError } from '../../foundation/apps-in-toss.error.js';

/** How an attempt failed, as far as a repeat is concerned. @internal */
export type FailureKind =
  /** Nothing was processed, and a repeat may help. */
  | 'not-sent'
  /** The server asks to come back later. */
  | 'limited'
  /** It may have been processed, and a repeat may get the answer that was lost. */
  | 'unknown'
  /** A repeat would end the same way. */
  | 'final';

/** An attempt that did not bring a result. @internal */
export interface Failure {
  readonly kind: FailureKind;
  readonly error: AppsInTossError;
}
