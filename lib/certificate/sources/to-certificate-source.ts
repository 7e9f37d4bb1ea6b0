import type {
  CertificateDirectory,
  CertificateInput,
  CertificateSource,
} from './certificate-input.interface.js';
import { storeProblem } from '../faults/store-problem.js';
import { CustomSource } from './custom-source.js';
import { DirectorySource } from './directory-source.js';
import type { HalfVariables } from '../material/read-certificate-material.js';
import { PairSource } from './pair-source.js';
import { isStoreSource, type StoreSource } from './store-source.interface.js';

/** Names of the environment variables that an option was read from. @internal */
export interface SourceVariables extends HalfVariables {
  readonly directory?: string | undefined;
}

/**
 * The source behind the option `certificate`, whichever of its forms was used.
 *
 * @param option what the user gave; judged by its shape, since it may come from plain JavaScript
 * @param name of the option, for error messages
 * @param variables names of the environment variables it was read from, for error messages
 * @throws AppsInTossCertificateError `AIT_CERT_OPTION_INVALID`
 * @internal
 */
export function toCertificateSource(
  option: unknown,
  name = 'certificate',
  variables?: SourceVariables,
): StoreSource {
  if (Array.isArray(option)) {
    if (option.length > 0 && option.every((each) => isPair(each) && !isDirectory(each))) {
      return new PairSource(option, name);
    }
  } else if (isObject(option)) {
    if (isStoreSource(option)) return option;
    if (typeof option['load'] === 'function')
      return new CustomSource(option as unknown as CertificateSource, name);
    if (isDirectory(option) && !holdsHalf(option))
      return new DirectorySource(option, name, variables?.directory);
    if (isPair(option) && !isDirectory(option)) return new PairSource(option, name, variables);
  }
  throw storeProblem('AIT_CERT_OPTION_INVALID', { option: name });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Naming one half is enough to be a pair; that a half is missing is for the reader of the pair to say. */
function isPair(value: unknown): value is CertificateInput {
  return isObject(value) && ('cert' in value || 'key' in value);
}

/** Options are often written from the environment, where a half that is not set is `undefined`. */
function holdsHalf(value: Record<string, unknown>): boolean {
  return value['cert'] !== undefined || value['key'] !== undefined;
}

function isDirectory(value: object): value is Record<string, unknown> & CertificateDirectory {
  return 'directory' in value && typeof value.directory === 'string' && value.directory.trim() !== '';
}
