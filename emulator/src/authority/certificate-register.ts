import type { RefusalReason } from '../ledger/ledger.interface.js';
import type { Table } from '../state/table.js';
import type { RegisteredCertificate } from './registered-certificate.interface.js';

/** Either the certificate that was shown, or why nothing is served under it. @internal */
export type Verdict =
  | { readonly accepted: true; readonly certificate: RegisteredCertificate }
  | {
      readonly accepted: false;
      readonly reason: RefusalReason;
      readonly certificate?: RegisteredCertificate;
    };

/**
 * Every certificate the emulator issued, and the judge of those that are shown to it.
 *
 * The verdict of TLS itself is not used: OpenSSL compares dates with the machine's clock, and only ours may count.
 * Nothing is lost by that. The handshake proves that the peer holds the key of the certificate it shows, and a
 * certificate whose SHA-256 is on this list can only be the one this authority signed.
 *
 * @internal
 */
export class CertificateRegister {
  constructor(
    private readonly certificates: Table<RegisteredCertificate>,
    private readonly now: () => Date,
  ) {}

  /** The console's list, deleted ones included. */
  list(): readonly RegisteredCertificate[] {
    return [...this.certificates.values()];
  }

  add(certificate: RegisteredCertificate): void {
    this.certificates.set(certificate.fingerprint256, certificate);
  }

  delete(fingerprint256: string): void {
    const certificate = this.certificates.get(fingerprint256);
    if (!certificate) {
      throw new Error('deleteCertificate: this emulator issued no certificate with that fingerprint256');
    }
    this.certificates.set(fingerprint256, {
      ...certificate,
      deletedAt: certificate.deletedAt ?? this.now().getTime(),
    });
  }

  /**
   * Of a peer that proved to hold the key of this certificate, or showed none.
   *
   * @param delay how many milliseconds a certificate is still served after it stopped being good
   */
  judge(fingerprint256: string | undefined, delay: (reason: RefusalReason) => number = () => 0): Verdict {
    if (fingerprint256 === undefined) return { accepted: false, reason: 'no-certificate' };
    const certificate = this.certificates.get(fingerprint256);
    if (!certificate) return { accepted: false, reason: 'unknown' };
    const reason = this.fault(certificate, delay);
    return reason ? { accepted: false, reason, certificate } : { accepted: true, certificate };
  }

  private fault(
    { deletedAt, validFrom, validTo }: RegisteredCertificate,
    delay: (reason: RefusalReason) => number,
  ): RefusalReason | undefined {
    const now = this.now().getTime();
    if (deletedAt !== null && now >= deletedAt + delay('deleted')) return 'deleted';
    if (now < validFrom) return 'not-yet-valid';
    if (now > validTo + delay('expired')) return 'expired';
    return undefined;
  }
}
