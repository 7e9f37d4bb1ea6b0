import type { RequestPhase } from '../fault/fault.interface.js';
import type { PresentedCertificate } from './presented-certificate.interface.js';

/** Where and under which certificate a request failed. What is left out is not known. @internal */
export interface FaultScene {
  readonly phase?: RequestPhase | undefined;
  readonly certificate?: PresentedCertificate | undefined;
  readonly now: Date;
  /** The connection carried no request before this one. */
  readonly fresh?: boolean | undefined;
  /** Bytes of a handshake arrived from the server beyond a bare alert, so ciphers were agreed. */
  readonly serverSpoke?: boolean | undefined;
}
