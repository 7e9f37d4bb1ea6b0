import type { HostName } from '../server/host-name.js';

/**
 * Why a connection was ended for its certificate.
 *
 * @publicApi
 */
export type RefusalReason = 'no-certificate' | 'unknown' | 'deleted' | 'expired' | 'not-yet-valid';

/**
 * A connection that was ended because of the certificate it showed, or did not show.
 *
 * @publicApi
 */
export interface RefusalEntry {
  readonly at: Date;
  readonly host: HostName;
  readonly reason: RefusalReason;
  /** `null` when no certificate was shown, or one that the emulator never issued. */
  readonly appName: string | null;
  readonly fingerprint256: string | null;
}

/**
 * A request the server read completely, whatever became of it afterwards.
 *
 * @publicApi
 */
export interface RequestEntry {
  readonly at: Date;
  readonly host: HostName;
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** CN of the certificate it came under. */
  readonly appName: string;
  readonly fingerprint256: string;
  readonly serialNumber: string;
  /** `TLSv1.2` or `TLSv1.3`. */
  readonly tlsVersion: string;
  /** Whether an earlier request had come over the same connection. */
  readonly reusedConnection: boolean;
  /** Whether the TLS session of the connection was a resumed one. */
  readonly resumedSession: boolean;
  /** Whether the endpoint acted on it. False only when a script kept it from doing so. */
  readonly processed: boolean;
  /** Status of the answer; `null` when the connection ended without one, or while it is still under way. */
  readonly status: number | null;
}

/**
 * Something that happened to a user: a code exchange, a token refresh, a profile read, an unlink.
 *
 * @publicApi
 */
export interface UserEntry {
  readonly at: Date;
  readonly appName: string;
  readonly userKey: number;
}

/**
 * What really happened, in order. Holds no token and no personal data.
 *
 * @publicApi
 */
export interface Ledger {
  readonly requests: readonly RequestEntry[];
  readonly refusals: readonly RefusalEntry[];
  /** Codes exchanged for tokens. */
  readonly logins: readonly UserEntry[];
  readonly refreshes: readonly UserEntry[];
  readonly profileReads: readonly UserEntry[];
  readonly unlinks: readonly UserEntry[];
  /** Forgets everything written so far. */
  clear(): void;
}
