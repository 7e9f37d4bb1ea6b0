import type { SourceVariables } from '../../../lib/certificate/sources/to-certificate-source.js';
import type { EnvironmentFacts } from '../../../lib/options/environment/environment-facts.js';
import { optionsFromEnvironment } from '../../../lib/options/environment/options-from-environment.js';
import { HOSTS, type HostName } from '../../../lib/options/hosts.js';
import { fromFolder } from '../../certificates/find-pairs.js';
import type { DoctorOptions } from './doctor-options.js';

/** The options of the module, as this environment and this command line give them. Holds secrets: not to be printed. */
export interface Settings extends EnvironmentFacts {
  /** Undefined where nothing names a certificate. */
  readonly certificate: Readonly<Record<string, string | undefined>> | undefined;
  readonly variables: SourceVariables;
  readonly ca: string | undefined;
  readonly decryption: { readonly key?: string; readonly aad?: string } | undefined;
  /** Base URLs as they were given, or the real ones. */
  readonly origins: Readonly<Record<HostName, string>>;
}

export function settingsOf(
  environment: Readonly<Record<string, string | undefined>>,
  { cert, key, directory }: DoctorOptions,
  cwd: string,
): Settings {
  const { options, variables, used, ignored } = optionsFromEnvironment(environment);
  const given = cert !== undefined || key !== undefined || directory !== undefined;
  const fromEnvironment = options.certificate as unknown as Settings['certificate'];
  const named = given
    ? { cert, key, directory, passphrase: fromEnvironment?.['passphrase'] }
    : fromEnvironment;
  const certificate = named && {
    ...named,
    ...(named['cert'] !== undefined && { cert: fromFolder(named['cert'], cwd) }),
    ...(named['key'] !== undefined && { key: fromFolder(named['key'], cwd) }),
    ...(named['directory'] !== undefined && { directory: folderIn(named['directory'], cwd) }),
  };
  return {
    certificate,
    variables: given ? {} : variables,
    used,
    ignored,
    ca: options.ca === undefined ? undefined : fromFolder(String(options.ca), cwd),
    decryption: options.decryption || undefined,
    origins: {
      api: options.apiBaseUrl ?? HOSTS.api.origin,
      pay: options.payBaseUrl ?? HOSTS.pay.origin,
    },
  };
}

/** A folder may be one plain word. */
function folderIn(directory: string, cwd: string): string | undefined {
  return fromFolder(directory.includes('/') ? directory : `./${directory}`, cwd);
}
