import { AppsInTossError, registerError } from '../../foundation/apps-in-toss.error.js';
import type { Hint } from '../../foundation/hint.interface.js';
import type { CertificateErrorCode } from './certificate-error-code.js';

/** What an {@link AppsInTossCertificateError} is made of. @publicShape */
export interface CertificateErrorDetails {
  readonly code: CertificateErrorCode;
  readonly message: string;
  readonly hint: Hint;
  readonly option?: string | undefined;
  readonly shape?: string | undefined;
  readonly cause?: unknown;
}

/**
 * A certificate, its key, or a trusted authority cannot be used. Its `outcome` is always `not-sent`. No text of it
 * holds any part of what was handed in, paths included.
 *
 * @publicApi
 */
export class AppsInTossCertificateError extends AppsInTossError {
  declare readonly code: CertificateErrorCode;
  /** The option at fault by its full name, such as `certificate.key`. */
  readonly option?: string;
  /** The form that was recognised, such as `PEM`, `path to DER` or `base64 of PEM`. */
  readonly shape?: string;

  constructor(details: CertificateErrorDetails) {
    const { code, message, hint, cause } = details;
    super({ code, message, hint, cause, outcome: 'not-sent' });
    if (details.option !== undefined) this.option = details.option;
    if (details.shape !== undefined) this.shape = details.shape;
  }

  override toJSON(): Record<string, unknown> {
    return { ...super.toJSON(), option: this.option, shape: this.shape };
  }
}
registerError(AppsInTossCertificateError, 'AppsInTossCertificateError');
