import { within } from '../../foundation/within.js';
import { AppsInTossCertificateError } from '../faults/certificate.error.js';
import { ClientCertificate } from '../client-certificate.js';
import type { CertificateMaterial } from '../material/certificate-material.js';
import { readCertificateMaterial } from '../material/read-certificate-material.js';
import type { RevokedList } from '../revoked/revoked-list.js';
import {
  type SourceContent,
  type SourceMember,
  type StoreSource,
  WHOLE_SOURCE,
} from '../sources/store-source.interface.js';
import type { KnownCertificate } from '../roster/known-certificate.interface.js';
import type { LoadFailure } from './load-failure.interface.js';
import { storeProblem } from '../faults/store-problem.js';

/** What a source held at one moment. @internal */
export interface SourceReading {
  readonly known: readonly KnownCertificate[];
  readonly failures: readonly LoadFailure[];
  /** Undefined where the source as a whole could not be read. */
  readonly revoked?: RevokedList;
}

/** @internal */
export interface SourceReaderOptions {
  readonly source: StoreSource;
  readonly ca?: string | undefined;
  readonly minTlsVersion?: 'TLSv1.2' | 'TLSv1.3' | undefined;
  readonly expiringDays: number;
}

/**
 * So many members are read at once. Few, because every file is open meanwhile, and because each read takes one of the
 * four threads that also look up host names: on storage that hangs these must not all be gone.
 */
const AT_ONCE = 2;

/**
 * Reads a source into certificates.
 *
 * @internal
 */
export class SourceReader {
  readonly #options: SourceReaderOptions;
  /** What could not be opened, by its content: opening it again would take as long and end as before. */
  #unusable = new Map<string, AppsInTossCertificateError>();
  /** A reading that nobody waits for any more. */
  #stuck: Promise<unknown> | undefined;

  constructor(options: SourceReaderOptions) {
    this.#options = options;
  }

  /**
   * Never rejects, and never takes longer than the patience of the source: whatever goes wrong is among the failures.
   *
   * @param before what is known already; where the content is the same the object stays the same, so that an unchanged
   * certificate is never taken for a new one
   */
  async read(before: readonly KnownCertificate[]): Promise<SourceReading> {
    if (this.#stuck) return timedOut();
    const reading = this.#read(before);
    try {
      return await within(this.#options.source.patience, () => reading);
    } catch {
      this.#stuck = reading.finally(() => (this.#stuck = undefined));
      return timedOut();
    }
  }

  async #read(before: readonly KnownCertificate[]): Promise<SourceReading> {
    let content: SourceContent;
    try {
      content = await this.#options.source.look();
    } catch (error) {
      return { known: [], failures: [{ place: WHOLE_SOURCE, error: asCertificateError(error) }] };
    }
    const { members, revoked } = content;
    const parsed = new Map(before.map(({ digest, certificate }) => [digest, certificate]));
    const unusable = this.#unusable;
    this.#unusable = new Map();
    const results = await inTurn(members, (member) => this.#readMember(member, parsed, unusable));
    const known = withoutTwins(results.flatMap((result) => ('error' in result ? [] : [result])));
    const failures = results.flatMap((result) => ('error' in result ? [result] : []));
    if (members.length === 0)
      failures.push({ place: WHOLE_SOURCE, error: storeProblem('AIT_CERT_NONE_USABLE') });
    return { known, failures, revoked };
  }

  async #readMember(
    { place, option, input, variables }: SourceMember,
    parsed: ReadonlyMap<string, ClientCertificate>,
    unusable: ReadonlyMap<string, AppsInTossCertificateError>,
  ): Promise<KnownCertificate | LoadFailure> {
    if (input instanceof Error) return { place, error: input };
    let material: CertificateMaterial;
    try {
      material = await readCertificateMaterial(input, option, variables);
    } catch (error) {
      return { place, error: asCertificateError(error, option) };
    }
    const { digest } = material;
    try {
      const known = unusable.get(digest);
      if (known) throw known;
      return { place, option, digest, certificate: parsed.get(digest) ?? this.#parse(material, option) };
    } catch (cause) {
      const error = asCertificateError(cause, option);
      this.#unusable.set(digest, error);
      return { place, digest, error };
    } finally {
      material.dispose();
    }
  }

  #parse(material: CertificateMaterial, option: string): ClientCertificate {
    const { ca, expiringDays, minTlsVersion } = this.#options;
    return ClientCertificate.parse(material, { option, expiringDays, ca, minTlsVersion });
  }
}

/** Results in the order of the members. */
async function inTurn<T, R>(members: readonly T[], read: (member: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const left = members.entries();
  const readOn = async (): Promise<void> => {
    for (const [index, member] of left) results[index] = await read(member);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, readOn));
  return results;
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

function timedOut(): SourceReading {
  return {
    known: [],
    failures: [
      {
        place: WHOLE_SOURCE,
        error: storeProblem('AIT_CERT_SOURCE_TIMEOUT', { option: 'The certificate source' }),
      },
    ],
  };
}

function asCertificateError(error: unknown, option?: string): AppsInTossCertificateError {
  if (error instanceof AppsInTossCertificateError) return error;
  return storeProblem('AIT_CERT_SOURCE_FAILED', { ...(option !== undefined && { option }), cause: error });
}
