import type { AppsInTossModuleOptions } from '../apps-in-toss-options.interface.js';
import type { CertificateOption } from '../../certificate/sources/certificate-input.interface.js';
import type { SourceVariables } from '../../certificate/sources/to-certificate-source.js';
import * as names from './environment-names.js';
import type { EnvironmentFacts } from './environment-facts.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** What the environment says. @internal */
export interface EnvironmentReading extends EnvironmentFacts {
  readonly options: AppsInTossModuleOptions;
  /** Where the certificate came from, for error messages. */
  readonly variables: SourceVariables;
}

const { CERTIFICATE_NAMES, ...SINGLE_NAMES } = names;

/** Names of the official sample and of old code. They do not say whose they are, so they are named and never read. */
const GENERIC_NAMES = [
  'CLIENT_CERT_PATH',
  'CLIENT_KEY_PATH',
  'MTLS_CERT_BASE64',
  'MTLS_KEY_BASE64',
  'DECRYPTION_KEY_BASE64',
  'AAD_STRING',
];

/**
 * Reads the options from the environment. As soon as one name of our own is set, only our own count: what was left over
 * of another configuration, or belongs to another system, is never mixed in. A certificate and its key are always taken
 * from one pair of names.
 *
 * @internal
 */
export function optionsFromEnvironment(environment: Environment): EnvironmentReading {
  const lists = [...CERTIFICATE_NAMES.map((pair) => [...pair]), ...Object.values(SINGLE_NAMES)];
  const own = [...(CERTIFICATE_NAMES[0] ?? []), ...Object.values(SINGLE_NAMES).map(([first]) => first)];
  const hasOwn = own.some((name) => name !== undefined && read(environment, name) !== undefined);
  const used = new Set<string>();
  const take = (name: string): string | undefined => {
    const value = read(environment, name);
    if (value !== undefined) used.add(name);
    return value;
  };
  const first = (list: readonly string[]): string | undefined => {
    const name = (hasOwn ? list.slice(0, 1) : list).find((each) => read(environment, each) !== undefined);
    return name === undefined ? undefined : take(name);
  };
  const { certificate, variables } = certificateFrom(environment, hasOwn, take);
  const apiBaseUrl = first(names.API_BASE_URL_NAMES);
  const payBaseUrl = first(names.PAY_BASE_URL_NAMES);
  const ca = first(names.CA_NAMES);
  const key = first(names.DECRYPTION_KEY_NAMES);
  const aad = first(names.AAD_NAMES);
  const options = {
    certificate: certificate as CertificateOption,
    ...(apiBaseUrl && { apiBaseUrl }),
    ...(payBaseUrl && { payBaseUrl }),
    ...(ca && { ca }),
    // One without the other is kept, so that validation names what is missing.
    ...((key || aad) && {
      decryption: { ...(key && { key }), ...(aad && { aad }) } as { key: string; aad: string },
    }),
  };
  const known = [...new Set([...lists.flat(), ...GENERIC_NAMES])];
  const ignored = known.filter((name) => !used.has(name) && read(environment, name) !== undefined);
  return { options, variables, used: [...used], ignored };
}

/** A whole pair, or else a folder, or else half a pair, for its reader to say which half is missing. */
function certificateFrom(
  environment: Environment,
  hasOwn: boolean,
  take: (name: string) => string | undefined,
): { certificate?: CertificateOption; variables: SourceVariables } {
  const pairs = hasOwn ? CERTIFICATE_NAMES.slice(0, 1) : CERTIFICATE_NAMES;
  const isSet = (name: string): boolean => read(environment, name) !== undefined;
  const whole = pairs.find(([cert, key]) => isSet(cert) && isSet(key));
  const [directoryName = ''] = names.DIRECTORY_NAMES;
  const passphrase = names.PASSPHRASE_NAMES.map(take).find((value) => value !== undefined);
  const secret = passphrase === undefined ? {} : { passphrase };
  if (!whole && isSet(directoryName)) {
    const directory = take(directoryName) ?? '';
    return { certificate: { directory, ...secret }, variables: { directory: directoryName } };
  }
  const pair = whole ?? pairs.find((each) => each.some(isSet));
  if (!pair) return { variables: {} };
  const [cert, key] = pair;
  // A half that is not set stays undefined: the error then says that it is missing, under its name.
  const certificate = { cert: take(cert), key: take(key), ...secret } as CertificateOption;
  return { certificate, variables: { cert, key } };
}

/** Dashboards and `echo x | env add` leave white space around values. */
function read(environment: Environment, name: string): string | undefined {
  return environment[name]?.trim() || undefined;
}
