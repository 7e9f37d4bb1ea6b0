/**
 * What the admin API answers, as the page reads it. Times are ISO texts; the ledger's own objects never leave as they
 * are, so that a change inside the emulator cannot put something new on the wire unseen.
 */

/** The emulator at a glance. @internal */
export interface OverviewView {
  readonly version: string;
  readonly apiBaseUrl: string;
  readonly payBaseUrl: string;
  /** Where the state is kept; `null` when it ends with the process. */
  readonly state: string | null;
  /** What an app has to be started with, the certificate left out. */
  readonly environment: readonly EnvironmentLine[];
  readonly apps: readonly string[];
  readonly clock: ClockView;
  readonly faults: readonly FaultView[];
  /** Payments that wait for their buyer, by app. */
  readonly waiting: Readonly<Record<string, number>>;
}

/** @internal */
export interface EnvironmentLine {
  readonly name: string;
  readonly value: string;
}

/** @internal */
export interface ClockView {
  readonly now: string;
  /** How far it is from the machine's clock, in milliseconds. 0: it is the machine's. */
  readonly offsetMs: number;
}

/** @internal */
export interface CertificateView {
  readonly fingerprint256: string;
  readonly serialNumber: string;
  readonly appName: string;
  readonly name: string;
  readonly validFrom: string;
  readonly validTo: string;
  /** What the emulator would say to it now. */
  readonly status: 'valid' | 'not-yet-valid' | 'expired' | 'deleted';
  /** When it was deleted, and until when it is accepted in spite of that. */
  readonly deletedAt: string | null;
  readonly acceptedUntil: string | null;
  /** Requests that came under it within the last 30 minutes. */
  readonly lately: number;
  readonly lastUsedAt: string | null;
}

/** The pair, told once. @internal */
export interface IssuedView {
  readonly certificate: CertificateView;
  readonly cert: string;
  readonly key: string;
  /** Both files, base64. */
  readonly zip: string;
}

/** @internal */
export interface RequestView {
  readonly id: number;
  readonly at: string;
  readonly host: 'api' | 'pay';
  readonly method: string;
  readonly path: string;
  /** Such as `login.generateToken`; `null` for a path that there is not. */
  readonly operation: string | null;
  /** `null` when no known certificate was shown. */
  readonly appName: string | null;
  readonly certificateName: string | null;
  readonly fingerprint256: string | null;
  readonly outcome: 'success' | 'fail' | 'error' | 'cut' | 'rejected' | 'waiting';
  /** Status of the answer; `null` without one. */
  readonly status: number | null;
  /** `errorCode` of the answer, or why the certificate was rejected. */
  readonly code: string | null;
  readonly ms: number | null;
  /** What was played on it, when a fault was. */
  readonly fault: string | null;
}

/** One request with everything about it. Masked unless it was asked for in full. @internal */
export interface RequestDetailView extends RequestView {
  readonly tlsVersion: string | null;
  readonly reusedConnection: boolean | null;
  readonly resumedSession: boolean | null;
  readonly serialNumber: string | null;
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly requestBody: string | null;
  readonly answerHeaders: Readonly<Record<string, string>>;
  readonly answerBody: string | null;
  readonly masked: boolean;
  /** What the ledger wrote for it. */
  readonly written: readonly { readonly book: string; readonly text: string }[];
}

/** @internal */
export interface FaultView {
  readonly id: number;
  readonly method: string;
  readonly path: string;
  readonly operation: string | null;
  readonly kind: string;
  /** `null`: until it is stopped. */
  readonly left: number | null;
}

/** @internal */
export interface PaymentView {
  readonly payToken: string;
  readonly orderNo: string;
  readonly productDesc: string;
  readonly status: string;
  /** In won. */
  readonly amount: number;
  readonly payMethod: string | null;
  readonly isTestPayment: boolean;
  readonly userKey: number | null;
  readonly anonKey: string | null;
  readonly createdAt: string;
  readonly paidAt: string | null;
}
