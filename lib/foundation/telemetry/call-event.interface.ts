import type { Attempt } from '../attempt.interface.js';
import type { Outcome } from '../outcome.js';

/**
 * One registration of `AppsInTossModule` in one application. All its events hold the very same object, so that two
 * applications in one process (tests) can be told apart by it.
 *
 * @publicApi
 */
export interface MiniApp {
  /** The `name` of the registration; `default` where it has none. */
  readonly name: string;
}

/**
 * What is known of a call before it begins. Nothing in it comes from a request: no identity, no order, no token, no
 * path that a caller wrote.
 *
 * @publicApi
 */
export interface CallFacts {
  readonly miniApp: MiniApp;
  /** Through which door: a method of `AppsInTossClient`, or `AppsInTossHttpService` and its `axiosRef`. */
  readonly door: 'client' | 'http';
  /**
   * The operation, such as `pay.executePayment`. `call` for `client.call()`. Through the HTTP service it is the
   * operation that has this method and path, and `other` for any other path.
   */
  readonly operation: string;
  readonly host: 'api' | 'pay';
  /** Host name of the base URL. */
  readonly serverAddress: string;
  readonly serverPort: number;
  /** Absent for a call that is made of other calls, such as `promotion.grant`. */
  readonly method?: string;
  /** The path as the operation declares it, with `{name}` for its parameters. Absent where there is no operation. */
  readonly route?: string;
}

/**
 * A call begins. Published on `apps-in-toss:call:start`.
 *
 * @publicApi
 */
export interface CallStart extends CallFacts {
  readonly startedAt: Date;
  /**
   * Runs the call inside a function of yours, such as one that sets the active span. `wrap` has to call `run` at once;
   * whether and how often it does, and what it returns or throws, changes nothing: the call is made once, and its
   * caller gets its result.
   */
  around(wrap: (run: () => Promise<unknown>) => unknown): void;
}

/**
 * How long a call waited, in milliseconds.
 *
 * @publicApi
 */
export interface CallWaits {
  /** For a turn within the option `rateLimit`. */
  readonly rateLimit: number;
  /** Between attempts. */
  readonly retry: number;
  /** Until an attempt had a connection: for its turn to open one, and for the handshake. */
  readonly connection: number;
}

/**
 * A call is over. Published on `apps-in-toss:call`, once for each.
 *
 * @publicApi
 */
export interface CallEvent extends CallFacts {
  /** What was published when it began; absent if nobody listened to that. */
  readonly start?: CallStart;
  readonly startedAt: Date;
  /** Milliseconds. */
  readonly durationMs: number;
  readonly outcome: Outcome | 'success';
  /**
   * Why it failed: a stable code such as `AIT_NET_REFUSED`; `HTTP_404` for a status that `axiosRef` made an error;
   * `UNEXPECTED` for what is no error of this package.
   */
  readonly code?: string;
  /** `errorCode` of the platform, where it looks like a code. */
  readonly errorCode?: string;
  /** Of the last answer. */
  readonly httpStatus?: number;
  /**
   * Every request on the wire, oldest first. Empty for a call that is made of other calls: each of those has an event
   * of its own.
   */
  readonly attempts: readonly Attempt[];
  readonly waits: CallWaits;
  /** Whether a payment or refund was settled by its answer, or by reading its status afterwards. */
  readonly settledBy?: 'answer' | 'status';
}
