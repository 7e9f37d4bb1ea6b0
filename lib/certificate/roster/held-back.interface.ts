import type { AppsInTossError } from '../../foundation/apps-in-toss.error.js';
import type { ClientCertificate } from '../client-certificate.js';

/**
 * The certificate that should be active and is not, and why: a server rejected it, or could not be asked.
 *
 * @publicApi
 */
export interface HeldBack {
  readonly certificate: ClientCertificate;
  readonly reason: AppsInTossError;
  /** Where a server rejected it: until then it is left alone. */
  readonly retryAt?: Date;
}
