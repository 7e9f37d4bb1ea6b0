import type { IncomingHttpHeaders } from 'node:http';
import type { RequestEntry } from '../ledger/ledger.interface.js';
import type { Answer } from './answer/answer.js';

/**
 * All of one request and its answer, for somebody who looks on while it happens. Unlike the ledger it holds what was
 * really sent, tokens and personal data included, and nobody keeps it.
 *
 * @internal
 */
export interface Exchange {
  readonly entry: RequestEntry;
  /** With the query. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** `null` when the connection ended without one. */
  readonly answer: Answer | null;
  /** From the first line of the request to the end of the answer, real milliseconds. */
  readonly ms: number;
  /** Whether a script had a hand in it. */
  readonly scripted: boolean;
  /** What the script said, in the words of its methods; `null` without one. */
  readonly fault: string | null;
}
