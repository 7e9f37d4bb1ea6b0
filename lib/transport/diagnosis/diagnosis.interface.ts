import type { AppsInTossError } from '../../foundation/apps-in-toss.error.js';
import type { Hint } from '../../foundation/hint.interface.js';
import type { FaultSide } from '../fault/fault.interface.js';
import type { PresentedCertificate } from '../classification/presented-certificate.interface.js';
import type { ProbeVerdict } from '../probe/probe.interface.js';

/**
 * Why a call failed, as far as the evidence goes.
 *
 * @publicApi
 */
export interface Diagnosis {
  /** Stable code to branch on, such as `AIT_CERT_EXPIRED`. */
  readonly code: string;
  readonly side: FaultSide;
  /** One English sentence, the side that refused in its first words. */
  readonly cause: string;
  /** What to do about it. */
  readonly hint: Hint;
  /** The causes that fit, when the evidence does not single one out; `code` is then what was seen, or the likeliest. */
  readonly candidates?: readonly string[];
}

/**
 * What else is known about a failed request. All of it is optional; errors of this package carry their own.
 *
 * @publicApi
 */
export interface DiagnosisEvidence {
  /**
   * The certificate that the request went out under, or `'none'`. A `ClientCertificate` will do.
   *
   * @default what the error itself tells (the agent in the config of an `AxiosError`), else unknown
   */
  readonly certificate?: PresentedCertificate;
  /**
   * The moment to judge its dates at.
   *
   * @default now
   */
  readonly now?: Date;
  /** What a handshake with the same server, under the same certificate, ended with right after the failure. */
  readonly probe?: { readonly verdict: ProbeVerdict; readonly error?: AppsInTossError };
}
