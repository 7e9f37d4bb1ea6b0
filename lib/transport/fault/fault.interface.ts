import type { Hint } from '../../foundation/hint.interface.js';
import type { TransportCode } from './transport-code.js';

/**
 * Who said no.
 *
 * - `they-refused-us`: the server did not accept our certificate, or (`AIT_TLS_FAILED`) ended the TLS connection by an alert.
 * - `we-refused-them`: we did not accept the server's certificate.
 * - `network`: nobody; the way between is broken.
 * - `local`: this process, before anything was sent.
 * - `ambiguous`: the evidence fits several causes; see `candidates`.
 *
 * @publicApi
 */
export type FaultSide = 'they-refused-us' | 'we-refused-them' | 'network' | 'local' | 'ambiguous';

/**
 * How far a request had come: `connect` ends when the TLS handshake is done, `send` when the head of the answer is
 * there, `body` when the answer is complete.
 *
 * @publicApi
 */
export type RequestPhase = 'local' | 'connect' | 'send' | 'body';

/**
 * The cause of a fault, with advice. `candidates` is there when the evidence fits several causes.
 *
 * @publicApi
 */
export interface Fault {
  readonly code: TransportCode;
  readonly side: FaultSide;
  /** One English sentence, the side that refused in its first words. */
  readonly cause: string;
  readonly hint: Hint;
  readonly candidates?: readonly TransportCode[];
}
