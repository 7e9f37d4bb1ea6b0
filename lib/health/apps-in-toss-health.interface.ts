import type { CertificateSummary } from '../certificate/certificate-summary.interface.js';
import type { ProbeVerdict } from '../transport/probe/probe.interface.js';

/**
 * `degraded` means: requests go out and nothing is lost, but somebody has to act. Terminus 12 answers it with HTTP 200.
 * Terminus 11 does not know the word and would drop the result; in its applications the status is `up` instead, with
 * the same `code` and `message`.
 *
 * @publicApi
 */
export type AppsInTossHealthStatus = 'up' | 'degraded' | 'down';

/** @publicApi */
export interface AppsInTossHealthOptions {
  /**
   * What `status` says while the active certificate is in its last days (30, or the largest of `expiryNotice.days`).
   *
   * @default 'up'
   */
  expiringStatus?: AppsInTossHealthStatus;
  /**
   * What `status` says while requests go out, but not under the certificate they should: something newer in the
   * source is not in use (it cannot be read, or a server did not take it), or a server rejected the active one.
   * `'down'` takes an application out of service that still works: keep it for a check that only alerts.
   *
   * @default 'degraded'
   */
  staleStatus?: AppsInTossHealthStatus;
  /**
   * What `status` says while grants wait for a person (`AIT_API_GRANT_UNDECIDED`): see `promotion.undecided()`.
   *
   * @default 'degraded'
   */
  undecidedStatus?: AppsInTossHealthStatus;
  /**
   * Also do one TLS handshake with each host under the certificate in use and under those that would take over, and
   * report whether they were accepted; a standby that a host rejects counts as `staleStatus`. The result is kept for 30
   * seconds. Without it a check waits for neither network nor files.
   *
   * @default false
   */
  probe?: boolean;
}

/** One host's answer to the probe. @publicApi */
export interface AppsInTossProbeHealth {
  readonly origin: string;
  readonly verdict: ProbeVerdict;
  /** Stable code of what went wrong. */
  readonly code?: string;
  /** The codes that fit, where the server did not single one out; `code` is the likeliest. */
  readonly candidates?: readonly string[];
}

/**
 * Health of one mini-app. Holds nothing secret.
 *
 * @publicApi
 */
export interface AppsInTossHealth<Status extends AppsInTossHealthStatus = AppsInTossHealthStatus> {
  status: Status;
  /** The certificate in use; while there is none, the newest that could be read. Absent when none could. */
  certificate?: CertificateSummary;
  /** The certificates that would take over. */
  standby: CertificateSummary[];
  /** The certificate that should be in use and is not: a server rejected it, or could not be asked. */
  heldBack?: CertificateSummary;
  /** What is wrong or soon will be, and what to do, in English and Korean. */
  message?: string;
  /** Stable code of what is wrong, such as `AIT_CERT_EXPIRED`. */
  code?: string;
  /** The codes that fit, where nothing singles one out; `code` is the likeliest. */
  candidates?: readonly string[];
  probe?: AppsInTossProbeHealth[];
  /**
   * Grants that wait for a person, as last counted: the journal is asked behind a check, every 30 seconds at the most.
   * Absent without a journal, and until it was asked once.
   */
  undecidedGrants?: number;
  /** Terminus wants results to be open to further fields. */
  [field: string]: unknown;
}

/** What a Terminus health check takes, in version 11 as in 12. @publicApi */
export type AppsInTossHealthResult<
  Key extends string = string,
  Status extends AppsInTossHealthStatus = AppsInTossHealthStatus,
> = Record<Key, AppsInTossHealth<Status>>;
