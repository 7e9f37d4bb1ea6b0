import { ClientCertificate } from '../../../lib/certificate/client-certificate.js';
import { AppsInTossCertificateError } from '../../../lib/certificate/faults/certificate.error.js';
import { readTrustedAuthorities } from '../../../lib/certificate/opening/trusted-authorities.js';
import type { RevokedList } from '../../../lib/certificate/revoked/revoked-list.js';
import { NONE_REVOKED } from '../../../lib/certificate/revoked/revoked-list.js';
import type { CertificateInput } from '../../../lib/certificate/sources/certificate-input.interface.js';
import { toCertificateSource } from '../../../lib/certificate/sources/to-certificate-source.js';
import { shownPath } from '../../../lib/certificate/material/material-path.js';
import { readCertificateMaterial } from '../../../lib/certificate/material/read-certificate-material.js';
import type { Settings } from './settings.js';

/** One pair that was read, or the reason why it cannot be used. */
export interface PairScene {
  /** Name of the option, such as `certificate.directory[my-app]`. */
  readonly option: string;
  readonly certificate?: ClientCertificate;
  readonly problem?: AppsInTossCertificateError;
  /** Of the files, where the halves are files. */
  readonly paths: { readonly cert?: string | undefined; readonly key?: string | undefined };
}

/** The certificates of the project. */
export interface CertificateScene {
  readonly pairs: readonly PairScene[];
  /** The one an app would use now: the newest that is in its dates, else the newest. */
  readonly active: PairScene | undefined;
  readonly revoked: RevokedList;
  /** Why `ca` cannot be used, if it cannot. */
  readonly caProblem?: AppsInTossCertificateError;
  /** PEM of extra authorities. */
  readonly ca: string | undefined;
}

/** Reads what the module would read, by the same code. */
export async function certificateScene(settings: Settings, now: Date): Promise<CertificateScene> {
  const authorities = await authoritiesOf(settings.ca);
  const nothing = { pairs: [], active: undefined, revoked: NONE_REVOKED, ...authorities };
  if (!settings.certificate) return nothing;
  try {
    const source = toCertificateSource(settings.certificate, 'certificate', settings.variables);
    const { members, revoked } = await source.look();
    const pairs = await Promise.all(
      members.map(async ({ option, input, variables }): Promise<PairScene> => {
        if (input instanceof AppsInTossCertificateError) return { option, problem: input, paths: {} };
        const pair = input.plain();
        return { option, paths: pathsOf(pair), ...(await opened(pair, option, authorities.ca, variables)) };
      }),
    );
    return { pairs, active: activeOf(pairs, now), revoked, ...authorities };
  } catch (error) {
    if (!(error instanceof AppsInTossCertificateError)) throw error;
    return { ...nothing, pairs: [{ option: 'certificate', problem: error, paths: {} }] };
  }
}

async function opened(
  input: CertificateInput,
  option: string,
  ca: string | undefined,
  variables: Settings['variables'] | undefined,
): Promise<Pick<PairScene, 'certificate' | 'problem'>> {
  try {
    const material = await readCertificateMaterial(input, option, variables);
    return { certificate: ClientCertificate.parse(material, { option, ...(ca !== undefined && { ca }) }) };
  } catch (error) {
    if (!(error instanceof AppsInTossCertificateError)) throw error;
    return { problem: error };
  }
}

function activeOf(pairs: readonly PairScene[], now: Date): PairScene | undefined {
  const usable = pairs.filter(({ certificate }) => certificate !== undefined);
  const inDates = usable.filter(({ certificate }) => isInDates(certificate, now));
  const candidates = inDates.length > 0 ? inDates : usable;
  return [...candidates].sort(
    (a, b) => (b.certificate?.validFrom.getTime() ?? 0) - (a.certificate?.validFrom.getTime() ?? 0),
  )[0];
}

function isInDates(certificate: ClientCertificate | undefined, now: Date): boolean {
  const state = certificate?.state(now);
  return state === 'valid' || state === 'expiring';
}

function pathsOf({ cert, key }: CertificateInput): PairScene['paths'] {
  return { cert: pathIn(cert), key: pathIn(key) };
}

/** Undefined where a value may be anything but a path. */
function pathIn(value: unknown): string | undefined {
  return typeof value === 'string' && !value.includes('-----') ? shownPath(value) : undefined;
}

async function authoritiesOf(ca: string | undefined): Promise<Pick<CertificateScene, 'ca' | 'caProblem'>> {
  if (ca === undefined) return { ca: undefined };
  try {
    return { ca: await readTrustedAuthorities(ca) };
  } catch (error) {
    if (!(error instanceof AppsInTossCertificateError)) throw error;
    return { ca: undefined, caProblem: error };
  }
}
