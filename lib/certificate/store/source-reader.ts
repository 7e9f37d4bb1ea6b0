import { AppsInTossCertificateError } from '../faults/certificate.error.js';
import { ClientCertificate } from '../client-certificate.js';
import type { CertificateMaterial } from '../material/certificate-material.js';
import { readCertificateMaterial } from '../material/read-certificate-material.js';
import { type SourceMember, type StoreSource, WHOLE_SOURCE } from '../sources/store-source.interface.js';
import type { KnownCertificate } from '../roster/known-certificate.interface.js';
import type { LoadFailure } from './load-failure.interface.js';
import { storeProblem } from '../faults/store-problem.js';

/** What a source held at one moment. @internal */
export interface SourceReading {
  readonly known: readonly KnownCertificate[];
  readonly failures: readonly LoadFailure[];
}

/** @internal */
export interface SourceReaderOptions {
  readonly source: StoreSource;
  readonly ca?: string | undefined;
  readonly expiringDays: number;
}

/**
 * Reads a source into certificates.
 *
 * @internal
 */
export class SourceReader {
  readonly #options: SourceReaderOptions;

  constructor(options: SourceReaderOptions) {
    this.#options = options;
  }

  /**
   * Never rejects: whatever goes wrong is among the failures.
   *
   * @param before what is known already; where the content is the same the object stays the same, so that an unchanged
   * certificate is never taken for a new one
   */
  async read(before: readonly KnownCertificate[]): Promise<SourceReading> {
    const parsed = new Map(before.map(({ digest, certificate }) => [digest, certificate]));
    let members: readonly SourceMember[];
    try {
      members = await this.#options.source.members();
    } catch (error) {
      return { known: [], failures: [{ place: WHOLE_SOURCE, error: asCertificateError(error) }] };
    }
    const results = await Promise.all(members.map((member) => this.#readMember(member, parsed)));
    const known = withoutTwins(results.flatMap((result) => ('error' in result ? [] : [result])));
    const failures = results.flatMap((result) => ('error' in result ? [result] : []));
    if (members.length === 0)
      failures.push({ place: WHOLE_SOURCE, error: storeProblem('AIT_CERT_NONE_USABLE') });
    return { known, failures };
  }

  async #readMember(
    { place, option, input }: SourceMember,
    parsed: ReadonlyMap<string, ClientCertificate>,
  ): Promise<KnownCertificate | LoadFailure> {
    if (input instanceof Error) return { place, error: input };
    let material: CertificateMaterial;
    try {
      material = await readCertificateMaterial(input, option);
    } catch (error) {
      return { place, error: asCertificateError(error, option) };
    }
    const { digest } = material;
    try {
      return { place, option, digest, certificate: parsed.get(digest) ?? this.#parse(material, option) };
    } catch (error) {
      return { place, digest, error: asCertificateError(error, option) };
    } finally {
      material.dispose();
    }
  }

  #parse(material: CertificateMaterial, option: string): ClientCertificate {
    const { ca, expiringDays } = this.#options;
    return ClientCertificate.parse(material, { option, expiringDays, ca });
  }
}

/** One pair that is listed twice is one certificate. */
function withoutTwins(known: readonly KnownCertificate[]): KnownCertificate[] {
  const first = new Map<string, KnownCertificate>();
  for (const each of known) {
    const { fingerprint256 } = each.certificate;
    if (!first.has(fingerprint256)) first.set(fingerprint256, each);
  }
  return [...first.values()];
}

function asCertificateError(error: unknown, option?: string): AppsInTossCertificateError {
  if (error instanceof AppsInTossCertificateError) return error;
  return storeProblem('AIT_CERT_SOURCE_FAILED', { ...(option !== undefined && { option }), cause: error });
}
