import { certificateFault } from './certificate-fault.js';
import type { CertificateStoreCode } from './certificate-store-code.js';
import type { AppsInTossCertificateError } from './certificate.error.js';

/** Where a problem lies. Never anything that was handed in. @internal */
export interface StoreProblemFacts {
  /** Default `certificate`. */
  readonly option?: string;
  readonly detail?: string;
  readonly cause?: unknown;
}

/** The error of a source's or the store's code, with its text. @internal */
export function storeProblem(
  code: CertificateStoreCode,
  { option = 'certificate', detail, cause }: StoreProblemFacts = {},
): AppsInTossCertificateError {
  return certificateFault(code, { option, ...(detail !== undefined && { detail }) }, cause);
}
