import { certificateFault } from './certificate-fault.js';
import type { CertificateStoreCode } from './certificate-store-code.js';
import type { AppsInTossCertificateError } from './certificate.error.js';

/** Where a problem lies. Of what was handed in never more than a path. @internal */
export interface StoreProblemFacts {
  /** Default `certificate`. */
  readonly option?: string;
  readonly detail?: string;
  readonly variable?: string | undefined;
  readonly path?: string | undefined;
  readonly cause?: unknown;
}

/** The error of a source's or the store's code, with its text. @internal */
export function storeProblem(
  code: CertificateStoreCode,
  { option = 'certificate', detail, cause, variable, path }: StoreProblemFacts = {},
): AppsInTossCertificateError {
  return certificateFault(code, { option, variable, path, ...(detail !== undefined && { detail }) }, cause);
}
