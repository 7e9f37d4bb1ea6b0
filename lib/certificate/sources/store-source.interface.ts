import type { CertificateInput, CertificateSource } from './certificate-input.interface.js';
import type { AppsInTossCertificateError } from '../faults/certificate.error.js';

/**
 * Failures that carry this place are about the source as a whole, or about a member that cannot be told from the
 * others.
 *
 * @internal
 */
export const WHOLE_SOURCE = '*';

/** One member of a source: what may be a pair. @internal */
export interface SourceMember {
  /** Stays the same as long as the member is in the same spot, whatever its content becomes. */
  readonly place: string;
  /** The option, for error messages, such as `certificate[1]`. */
  readonly option: string;
  /** The pair; or, where even that is missing, why. */
  readonly input: CertificateInput | AppsInTossCertificateError;
}

/** A source as the store reads it. @internal */
export interface StoreSource extends CertificateSource {
  /** Whether it makes sense to look again: files change, text in an option does not. */
  readonly canChange: boolean;
  /** @throws AppsInTossCertificateError when nothing at all can be said about the members */
  members(): Promise<SourceMember[]>;
}
