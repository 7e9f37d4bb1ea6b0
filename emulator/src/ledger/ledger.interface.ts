import type { HostName } from '../server/routing/host-name.js';
import type {
  CallbackEntry,
  ChargeEntry,
  GrantEntry,
  MessageEntry,
  RefundEntry,
} from './entries.interface.js';

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
  /** Name of the operation, such as `pay.executePayment`; `null` for a path that is none. */
  readonly operation: string | null;
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
  /** Whether the endpoint acted on it. False only when a script kept it from doing so, or until a script lets it act later. */
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
 * The lists of a ledger, each in the order in which things happened.
 *
 * @publicApi
 */
export interface LedgerLists {
  readonly requests: readonly RequestEntry[];
  readonly refusals: readonly RefusalEntry[];
  /** Codes exchanged for tokens. */
  readonly logins: readonly UserEntry[];
  readonly refreshes: readonly UserEntry[];
  readonly profileReads: readonly UserEntry[];
  readonly unlinks: readonly UserEntry[];
  /** Money taken. */
  readonly charges: readonly ChargeEntry[];
  /** Money given back. */
  readonly refunds: readonly RefundEntry[];
  /** Points granted. */
  readonly grants: readonly GrantEntry[];
  readonly messages: readonly MessageEntry[];
  /** Calls to the partner's server. */
  readonly callbacks: readonly CallbackEntry[];
}

/**
 * Which entries to look at. What is left out does not matter.
 *
 * @publicApi
 */
export interface LedgerFilter {
  readonly appName?: string;
  readonly userKey?: number;
  readonly anonKey?: string;
  /** Only what happened then or later, by the emulator's clock. */
  readonly since?: Date;
}

/**
 * What counts as the same thing. Two entries for which a function gives the same text are one purchase or one reward;
 * an entry for which it gives `undefined` is not looked at.
 *
 * @publicApi
 */
export interface SpendRules {
  /** What a charge was for, such as a basket. Default: nothing beyond its `payToken` and `orderNo`. */
  readonly charges?: (charge: ChargeEntry) => string | undefined;
  /**
   * What a grant was for. `key` (default): only its key. `user-and-promotion`: a person gets points of a promotion once.
   * Only you know more, for instance that two amounts stand for two missions: then give a function.
   */
  readonly grants?: 'key' | 'user-and-promotion' | ((grant: GrantEntry) => string | undefined);
}

/**
 * A look at some entries of a ledger, made when it was asked for.
 *
 * @publicApi
 */
export interface LedgerView extends LedgerLists {
  /**
   * Holds when money was taken at most once for each payToken and orderNo, given back at most once and never more than
   * was taken, and points were granted at most once for each thing, as `rules` say.
   *
   * @throws Error that names every orderNo, payToken or grant of which there is more than one
   */
  assertNoDoubleSpend(rules?: SpendRules): void;
  /** The entries that fit `filter`. */
  where(filter: LedgerFilter): LedgerView;
}

/**
 * What really happened, in order. Holds no token of a user and no personal data, apart from what messages were given.
 *
 * @publicApi
 */
export interface Ledger extends LedgerView {
  /** Forgets everything written so far. */
  clear(): void;
}
