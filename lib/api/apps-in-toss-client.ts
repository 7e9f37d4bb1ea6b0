import { type Clock, systemClock } from '../foundation/clock.js';
import type { CallChannel } from '../foundation/telemetry/call-channel.js';
import type { Transport } from '../transport/transport.interface.js';
import type { CallOptions } from './call/call-options.interface.js';
import { AnonymousKeyApi } from './anonymous-key/anonymous-key.api.js';
import { IapApi } from './iap/iap.api.js';
import { MessagesApi } from './messages/messages.api.js';
import type { Decrypt } from './call/operation.interface.js';
import type { DecryptionOptions } from './login/decryption-options.interface.js';
import { LoginApi } from './login/login.api.js';
import { PersonalDataCipher } from './login/personal-data-cipher.js';
import type { RateLimitOptions } from './call/rate/rate-limit.interface.js';
import { RateLimits } from './call/rate/rate-limits.js';
import { OperationRunner } from './call/operation-runner.js';
import type { RawCall } from './call/raw-call.interface.js';
import { REAL_PACING, type Pacing } from './money/pacing.js';
import type { GrantBook } from './promotion/grant/grant-journal.js';
import { PromotionApi } from './promotion/promotion.api.js';
import { PayApi } from './pay/pay.api.js';
import { rawCallOperation } from './call/raw-call.operation.js';

/** @internal */
export interface AppsInTossClientOptions {
  readonly transport: Transport;
  /** Origins, checked. */
  readonly apiBaseUrl: string;
  readonly payBaseUrl: string;
  /** Milliseconds for one call, retries included. */
  readonly deadline: number;
  /** When left out, what each operation allows. */
  readonly retries?: number | undefined;
  readonly decryption?: DecryptionOptions | undefined;
  /** Called once, when personal data came that stays encrypted for want of `decryption`. */
  readonly staysEncrypted?: (() => void) | undefined;
  /** Whether payments are test payments unless a call says otherwise. */
  readonly testPayments?: boolean | undefined;
  /** Where grants are remembered. */
  readonly book?: GrantBook | undefined;
  readonly pacing?: Pacing;
  readonly rateLimit?: RateLimitOptions | false | undefined;
  readonly clock?: Clock;
  readonly random?: () => number;
  /** Where calls are published; nowhere in particular when left out. */
  readonly calls?: CallChannel | undefined;
}

/**
 * The partner API of Apps in Toss, typed. Inject it; the module makes it.
 *
 * A call either gives its result or throws an `AppsInTossError`, whose `outcome` says whether the server can have
 * acted. Printing the client shows no key and no token.
 *
 * @publicApi
 */
export class AppsInTossClient {
  /** Toss Login (토스 로그인). */
  readonly login: LoginApi;
  /** In-app purchases (인앱결제). */
  readonly iap: IapApi;
  /** Messages (스마트 메시지, 기능성 푸시). */
  readonly messages: MessagesApi;
  /** The anonymous user key (사용자 식별키). */
  readonly anonymousKey: AnonymousKeyApi;
  /** Toss Pay (토스페이). */
  readonly pay: PayApi;
  /** Promotions (프로모션): points that are paid at most once. */
  readonly promotion: PromotionApi;
  readonly #runner: OperationRunner;

  /** @throws AppsInTossConfigError when `decryption` is not usable @internal */
  constructor(options: AppsInTossClientOptions) {
    const { decryption } = options;
    const decrypt =
      decryption !== undefined ? decryptWith(new PersonalDataCipher(decryption)) : asItCame(options);
    this.#runner = new OperationRunner({
      transport: options.transport,
      origins: { api: new URL(options.apiBaseUrl).origin, pay: new URL(options.payBaseUrl).origin },
      defaults: { deadline: options.deadline, retries: options.retries },
      decrypt,
      limits: options.rateLimit ? new RateLimits(options.rateLimit) : undefined,
      clock: options.clock ?? systemClock,
      random: options.random ?? Math.random,
      calls: options.calls,
    });
    const money = {
      testPayments: options.testPayments ?? false,
      pacing: options.pacing ?? { ...REAL_PACING, clock: options.clock ?? systemClock },
      random: options.random ?? Math.random,
    };
    this.login = new LoginApi(this.#runner);
    this.iap = new IapApi(this.#runner);
    this.messages = new MessagesApi(this.#runner);
    this.anonymousKey = new AnonymousKeyApi(this.#runner);
    this.pay = new PayApi(this.#runner, money);
    this.promotion = new PromotionApi(this.#runner, money, options.book);
  }

  /**
   * Calls a path that has no method here yet. Envelope, errors, retries and deadline are those of every other call.
   *
   * @returns the `success` part of the answer, unchecked
   * @throws AppsInTossRequestError when an argument is not usable; nothing was sent then
   */
  async call<T = unknown>(request: RawCall, options?: CallOptions): Promise<T> {
    return this.#runner.run(rawCallOperation<T>(request), request, options);
  }
}

function decryptWith(cipher: PersonalDataCipher): Decrypt {
  return (field, value) => cipher.decrypt(field, value);
}

/** Nobody can read it, and whoever stores it as a name should hear of it. */
function asItCame({ staysEncrypted }: AppsInTossClientOptions): Decrypt {
  let isTold = false;
  return (_field, value) => {
    if (!isTold) staysEncrypted?.();
    isTold = true;
    return value;
  };
}
