import type { ClientCertificate } from '../client-certificate.js';

/** A certificate that could be read, and where it came from. @internal */
export interface KnownCertificate {
  readonly certificate: ClientCertificate;
  /** The spot in its source; see `SourceMember`. */
  readonly place: string;
  /** The option, for error messages. */
  readonly option: string;
  /** Hash of certificate, chain and key: tells two states of one spot apart. */
  readonly digest: string;
}
