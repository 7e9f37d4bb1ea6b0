import type { AppsInTossCertificateError } from '../faults/certificate.error.js';
import type { ClientCertificate } from '../client-certificate.js';

/** A member of a source that could not be taken, or the source as a whole. @internal */
export interface LoadFailure {
  readonly place: string;
  readonly error: AppsInTossCertificateError;
  /** Hash of the content, where there was content to hash. */
  readonly digest?: string;
  /** Where it could be read, and still not be taken. */
  readonly certificate?: ClientCertificate;
}
