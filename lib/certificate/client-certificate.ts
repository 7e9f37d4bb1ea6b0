import type { SecureContext } from 'node:tls';
import { inspect, type InspectOptions } from 'node:util';
import { DAY_MS } from '../foundation/clock.js';
import type { CertificateInput } from './sources/certificate-input.interface.js';
import { CertificateMaterial } from './material/certificate-material.js';
import type {
  CertificateFacts,
  CertificateState,
  CertificateSummary,
} from './certificate-summary.interface.js';
import type { CertificateWarning } from './faults/certificate-warning.interface.js';
import type { ClientCertificateOptions } from './client-certificate-options.interface.js';
import { commonNameOf, oneLine } from './opening/names.js';
import { openCertificate } from './opening/open-certificate.js';
import {
  certificateMaterialOf,
  type RawMaterial,
  readCertificateMaterial,
} from './material/read-certificate-material.js';
import { parseTrustedAuthorities } from './opening/trusted-authorities.js';

const DEFAULT_EXPIRING_DAYS = 30;

/**
 * A client certificate with its chain, ready to be presented. It cannot exist unless its PEM parsed, its key fits the
 * leaf, the chain is in order, and a server could accept it as a client's. Its dates are not judged: ask `state`.
 *
 * It carries a TLS context and no key: no way of printing it shows more than public facts.
 *
 * @publicApi
 */
export class ClientCertificate {
  /** Distinguished name on one line. */
  readonly subject: string;
  /** Distinguished name of the authority that issued it, on one line. */
  readonly issuer: string;
  /** `CN` of the subject, which is the appName of the mini-app. Empty when there is none. */
  readonly commonName: string;
  /** Upper-case hexadecimal. */
  readonly serialNumber: string;
  /** SHA-256 of the leaf: upper-case hexadecimal with colons, as Node prints it. */
  readonly fingerprint256: string;
  /** What should be changed although the certificate can be used. */
  readonly warnings: readonly CertificateWarning[];
  readonly #validFrom: number;
  readonly #validTo: number;
  readonly #expiringDays: number;
  readonly #secureContext: SecureContext;

  private constructor(material: CertificateMaterial, options: ClientCertificateOptions) {
    const { option = 'certificate', expiringDays = DEFAULT_EXPIRING_DAYS, minTlsVersion } = options;
    const ca = options.ca === undefined ? undefined : parseTrustedAuthorities(options.ca);
    const { leaf, secureContext } = openCertificate(material, option, { ca, minTlsVersion });
    this.subject = oneLine(leaf.subject);
    this.issuer = oneLine(leaf.issuer);
    this.commonName = commonNameOf(leaf);
    this.serialNumber = leaf.serialNumber;
    this.fingerprint256 = leaf.fingerprint256;
    this.warnings = material.warnings;
    // `validToDate` is missing on Node 20.
    this.#validFrom = Date.parse(leaf.validFrom);
    this.#validTo = Date.parse(leaf.validTo);
    this.#expiringDays = expiringDays;
    this.#secureContext = secureContext;
    Object.freeze(this);
  }

  /**
   * Makes a certificate of text or bytes. Reads no file.
   *
   * @param material both halves, each in any form but a path; what `readCertificateMaterial` gave is emptied
   * @throws AppsInTossCertificateError
   */
  static parse(material: RawMaterial, options: ClientCertificateOptions = {}): ClientCertificate {
    const own =
      material instanceof CertificateMaterial
        ? material
        : certificateMaterialOf(material, options.option ?? 'certificate');
    try {
      return new this(own, options);
    } finally {
      own.dispose();
    }
  }

  /**
   * Makes a certificate of whatever it is: paths are read. Warns when every user of the machine may read the key's file.
   *
   * @throws AppsInTossCertificateError
   */
  static async load(
    input: CertificateInput,
    options: ClientCertificateOptions = {},
  ): Promise<ClientCertificate> {
    return this.parse(await readCertificateMaterial(input, options.option ?? 'certificate'), options);
  }

  /** First moment of its life. */
  get validFrom(): Date {
    return new Date(this.#validFrom);
  }

  /** Last moment of its life. */
  get validTo(): Date {
    return new Date(this.#validTo);
  }

  /** The TLS context that presents this certificate: TLS 1.2 or newer, or 1.3 alone where that was asked for. */
  get secureContext(): SecureContext {
    return this.#secureContext;
  }

  /** Whole days left, rounded down; negative once it has expired. */
  daysRemaining(now: Date): number {
    return Math.floor((this.#validTo - now.getTime()) / DAY_MS);
  }

  /** Where it stands in its life at a moment. `expiring` begins `expiringDays` before its end. */
  state(now: Date): CertificateState {
    const time = now.getTime();
    if (time < this.#validFrom) return 'not-yet-valid';
    if (time > this.#validTo) return 'expired';
    return this.#validTo - time <= this.#expiringDays * DAY_MS ? 'expiring' : 'valid';
  }

  /** Its public facts as of a moment. */
  summary(now: Date): CertificateSummary {
    return { ...this.toJSON(), daysRemaining: this.daysRemaining(now), state: this.state(now) };
  }

  /** Its public facts. */
  toJSON(): CertificateFacts {
    const { subject, issuer, commonName, serialNumber, fingerprint256 } = this;
    return {
      subject,
      issuer,
      commonName,
      serialNumber,
      fingerprint256,
      validFrom: this.validFrom.toISOString(),
      validTo: this.validTo.toISOString(),
    };
  }

  toString(): string {
    return `ClientCertificate(${this.commonName}, ${this.fingerprint256})`;
  }

  /** @internal */
  [inspect.custom](_depth: number, options: InspectOptions): string {
    return `ClientCertificate ${inspect(this.toJSON(), options)}`;
  }
}
