import type { RateLimitOptions } from '../api/call/rate/rate-limit.interface.js';
import type { CertificateEvent } from '../certificate/events/certificate-event.interface.js';
import type { CertificateOption } from '../certificate/sources/certificate-input.interface.js';
import type { OperationJournal } from '../api/journal/operation-journal.interface.js';
import type { NoticeLedger } from '../certificate/expiry/notice-ledger.interface.js';
import type { RecoveryOptions } from './recovery-options.interface.js';

/**
 * Options of `AppsInTossModule.forRoot()`. Everything but `certificate` has a default.
 *
 * @publicApi
 */
export interface AppsInTossModuleOptions {
  /**
   * The client certificate and its key: `{ cert, key, passphrase? }` (each a path, PEM text, base64 of PEM or a
   * Buffer), several of those, `{ directory }` with the files the console hands out, or a source of your own.
   */
  certificate: CertificateOption;
  /**
   * Origin of the main host (login, messages, promotion, in-app purchase, anonymous key).
   *
   * @default 'https://apps-in-toss-api.toss.im'
   */
  apiBaseUrl?: string;
  /**
   * Origin of the Toss Pay host.
   *
   * @default 'https://pay-apps-in-toss-api.toss.im'
   */
  payBaseUrl?: string;
  /** Authorities to trust besides the public ones (path or PEM), for the emulator or a private gateway. */
  ca?: string | Buffer;
  /**
   * Milliseconds for one operation, retries included: queue, connect, TLS, head and body.
   *
   * @default 10_000
   */
  deadline?: number;
  /**
   * Retries at the most, where what became of the first attempt allows one. 0 means none.
   *
   * @default what the operation allows: 2, and 3 for reads of a status
   */
  retries?: number;
  /**
   * Keeps the typed client within the limits of the platform: a call waits within its deadline, or fails `not-sent` with
   * `AIT_RATE_LIMIT` and `retryAfterMs`. `{}` counts in this process; with `limiter` all instances share a store.
   *
   * @default false
   */
  rateLimit?: RateLimitOptions | false;
  /**
   * Largest answer that is read, in bytes, decompressed.
   *
   * @default 4_194_304
   */
  maxResponseBytes?: number;
  /**
   * Connections per host that are opened before the app reports ready, so that the first calls need no handshake.
   *
   * @default 0
   */
  warm?: number;
  /**
   * Milliseconds an unused connection is kept. Must be below the idle limit of the server (and of boxes on the way): a
   * request that goes into a connection which is being closed just then ends with an unknown outcome. A limit that the
   * server announces (`Keep-Alive: timeout=`) counts where it is lower.
   *
   * @default 4_000
   */
  idleTimeout?: number;
  /**
   * Lowest version of TLS that is spoken with the servers. Under 1.3 the client certificate travels encrypted; under
   * 1.2 whoever listens on the way sees it (never the key). The platform documents no version for its hosts, so the
   * default takes both, and 1.3 where the server speaks it.
   *
   * @default 'TLSv1.2'
   */
  minTlsVersion?: 'TLSv1.2' | 'TLSv1.3';
  /**
   * How a new certificate is tried before it takes over from a working one: not at all, by a TLS handshake with each
   * host, or by a harmless request as well (finds gateways that refuse after the handshake). One that a server has
   * rejected is always tried by a handshake before it serves again.
   *
   * With `'request'` it is also found out whether a page (HTTP 401, 403) with which a gateway answers is about the
   * certificate: by the same request under each, where there is another one. Health with `probe: true` sends it too. It
   * is an exchange of an authorization code that nobody was given, which the API answers with an error.
   *
   * @default 'handshake'
   */
  canary?: 'off' | 'handshake' | 'request';
  /**
   * How changes of the certificate are found: by content, every `pollInterval` milliseconds where the source can
   * change, and on `SIGHUP` if asked for. `false` leaves it to `ClientCertificateStore.reload()`.
   *
   * @default { pollInterval: 10_000 }
   */
  watch?: { pollInterval?: number; signal?: 'SIGHUP' } | false;
  /**
   * SHA-256 fingerprints of certificates that must never be used again; or the file that lists them, one a line, `#`
   * before a comment, looked at as often as the certificates are. Such a file has to be there, be it empty. A folder of
   * certificates may hold a list of its own, named `revoked`.
   *
   * @default none
   */
  revoked?: string[] | { path: string };
  /**
   * `strict`: without a usable certificate the app does not start. `lenient`: it starts, health is down and every call
   * fails at once with outcome `not-sent`, until a usable certificate appears.
   *
   * @default 'strict'
   */
  startup?: 'strict' | 'lenient';
  /**
   * Days before expiry at which a notice is given, once per certificate and stage; with a shared `ledger`, once per
   * deployment.
   *
   * @default { days: [30, 7, 1] }
   */
  expiryNotice?: { days?: number[]; ledger?: NoticeLedger };
  /**
   * Called with each `expiring` and `expired` event. A call that fails is logged and made again, after one minute, two,
   * four and so on up to an hour, until it succeeds or another notice about the same certificate is due: the other
   * instances leave the notice to this one.
   */
  onExpiry?: (event: CertificateEvent) => void | Promise<void>;
  /**
   * Key (base64 of 32 bytes) and AAD that the console e-mails; with them `login.getMe()` returns personal data in
   * plain text.
   */
  decryption?: { key: string; aad: string };
  /**
   * Remembers grants, so that `promotion.grant()` pays at most once across retries, crashes, processes and machines:
   * `FileOperationJournal` for one process, `SqlOperationJournal` or `RedisOperationJournal` for several,
   * `MemoryOperationJournal` for tests. Without it grants are refused. Closed at shutdown; where several mini-apps of a
   * process share one, with the last of them.
   */
  journal?: OperationJournal;
  /**
   * Goes on by itself with grants that were planned, or whose process stopped or answer was lost: calls
   * `promotion.recoverUnfinished()` when the app has started and then every `interval`. Needs a `journal`, which no other
   * mini-app uses; several processes may do it at the same time. `{}` takes the defaults. With `nestjs-apps-in-toss/bullmq`
   * it is not needed.
   *
   * @default false
   */
  recovery?: RecoveryOptions | false;
  /**
   * Whether payments are test payments, unless a call says otherwise (`isTestPayment`).
   *
   * @default false
   */
  testPayments?: boolean;
  /**
   * A forward proxy (CONNECT), such as `http://user:password@proxy.example:3128`. TLS runs end to end inside the
   * tunnel. Proxies named in the environment are never used.
   */
  proxy?: { url: string };
}

/**
 * For `forRootAsync({ useClass | useExisting })`.
 *
 * @publicApi
 */
export interface AppsInTossOptionsFactory {
  createAppsInTossOptions(): AppsInTossModuleOptions | Promise<AppsInTossModuleOptions>;
}

/**
 * What stands beside the options: it decides how the module is registered, so a factory cannot return it.
 *
 * @publicApi
 */
export interface AppsInTossModuleExtras {
  /**
   * Make the providers injectable everywhere without importing the module again.
   *
   * @default false
   */
  isGlobal?: boolean;
  /**
   * Name of this mini-app, when one process serves several. Inject with `@InjectAppsInTossClient(name)` and
   * `@InjectAppsInTossHttpService(name)`.
   */
  name?: string | undefined;
}
