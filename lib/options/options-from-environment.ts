import type { AppsInTossModuleOptions } from './apps-in-toss-options.interface.js';
import type { CertificateOption } from '../certificate/sources/certificate-input.interface.js';
import {
  AAD_NAMES,
  API_BASE_URL_NAMES,
  CA_NAMES,
  CERTIFICATE_NAMES,
  DECRYPTION_KEY_NAMES,
  DIRECTORY_NAMES,
  PASSPHRASE_NAMES,
  PAY_BASE_URL_NAMES,
} from './environment-names.js';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the options from the environment. Within each purpose the first name that is set wins; a certificate and its
 * key are taken from the same pair of names as long as some pair is complete, so that remains of an older
 * configuration are never mixed in.
 *
 * @internal
 */
export function optionsFromEnvironment(environment: Environment): AppsInTossModuleOptions {
  const certificate = certificateFrom(environment);
  const apiBaseUrl = first(environment, API_BASE_URL_NAMES);
  const payBaseUrl = first(environment, PAY_BASE_URL_NAMES);
  const ca = first(environment, CA_NAMES);
  const key = first(environment, DECRYPTION_KEY_NAMES);
  const aad = first(environment, AAD_NAMES);
  return {
    certificate: certificate as CertificateOption,
    ...(apiBaseUrl && { apiBaseUrl }),
    ...(payBaseUrl && { payBaseUrl }),
    ...(ca && { ca }),
    // One without the other is kept, so that validation names what is missing.
    ...((key || aad) && {
      decryption: { ...(key && { key }), ...(aad && { aad }) } as { key: string; aad: string },
    }),
  };
}

function certificateFrom(environment: Environment): CertificateOption | undefined {
  const passphrase = first(environment, PASSPHRASE_NAMES);
  const secret = passphrase === undefined ? {} : { passphrase };
  const complete = CERTIFICATE_NAMES.find(([cert, key]) => read(environment, cert) && read(environment, key));
  if (complete) {
    const [cert, key] = complete;
    return { cert: read(environment, cert) ?? '', key: read(environment, key) ?? '', ...secret };
  }
  const directory = first(environment, DIRECTORY_NAMES);
  if (directory) return { directory, ...secret };
  const cert = first(
    environment,
    CERTIFICATE_NAMES.map(([name]) => name),
  );
  const key = first(
    environment,
    CERTIFICATE_NAMES.map(([, name]) => name),
  );
  return cert || key ? { cert: cert ?? '', key: key ?? '', ...secret } : undefined;
}

function first(environment: Environment, names: readonly string[]): string | undefined {
  return names.map((name) => read(environment, name)).find((value) => value !== undefined);
}

/** Dashboards and `echo x | env add` leave white space around values. */
function read(environment: Environment, name: string): string | undefined {
  return environment[name]?.trim() || undefined;
}
