import { API_TEXTS } from '../errors/api-message.js';
import { AppsInTossApiError } from '../errors/apps-in-toss-api.error.js';
import type { CallOptions } from '../call/call-options.interface.js';
import type { OperationRunner } from '../call/operation-runner.js';
import type {
  AnonymousKey,
  ExchangeAnonymousKeyRequest,
  VerifyAnonymousKeyRequest,
} from './anonymous-key.interface.js';
import { ANONYMOUS_KEY_OPERATIONS } from './anonymous-key.operations.js';

/**
 * The anonymous user key (사용자 식별키): who uses the mini-app, without a login.
 *
 * @publicApi
 */
export class AnonymousKeyApi {
  readonly #runner: OperationRunner;

  /** @internal */
  constructor(runner: OperationRunner) {
    this.#runner = runner;
  }

  /**
   * Asks whether a key was issued for this mini-app. It does not prove that whoever shows it owns it: use
   * {@link exchange} for that.
   *
   * @returns true, or false where the platform says so in as many words
   * @throws AppsInTossApiError `AIT_API_AUTH_INFO_NOT_FOUND` (`refused`) for `4010` and for HTTP 401, which are what
   *   the platform was seen to say of a key it does not know. It says the same when the certificate is that of another
   *   mini-app, so treat it as "not now" and delete no stored key for it
   */
  async verify(request: VerifyAnonymousKeyRequest, options?: CallOptions): Promise<boolean> {
    try {
      return await this.#runner.run(ANONYMOUS_KEY_OPERATIONS.verify, request, options);
    } catch (error) {
      throw error instanceof AppsInTossApiError && error.httpStatus === 401 ? notFound(error) : error;
    }
  }

  /**
   * Exchanges the code of the app's createAnonymousKeyAuthCode (web SDK 3.6.0) for the key of its user, which proves
   * that they own it. The code works once, so an attempt without an answer is repeated once only;
   * `AIT_API_ANONYMOUS_CODE_MAYBE_SPENT` says that the first one may have used it.
   *
   * @throws AppsInTossApiError `AIT_API_ANONYMOUS_CODE_INVALID` (`4011`): used, expired, or of another mini-app
   */
  exchange(request: ExchangeAnonymousKeyRequest, options?: CallOptions): Promise<AnonymousKey> {
    return this.#runner.run(ANONYMOUS_KEY_OPERATIONS.exchange, request, options);
  }
}

/** HTTP 401, in whatever body, is the documented form of what was measured as `4010`. */
function notFound(error: AppsInTossApiError): AppsInTossApiError {
  const { message } = API_TEXTS.AIT_API_AUTH_INFO_NOT_FOUND;
  return new AppsInTossApiError({
    ...error.toJSON(),
    code: 'AIT_API_AUTH_INFO_NOT_FOUND',
    message: `${message} (HTTP 401)`,
    hint: ANONYMOUS_KEY_OPERATIONS.verify.hints?.['4010'] ?? error.hint,
    outcome: 'refused',
    attempts: error.attempts,
    fieldErrors: error.fieldErrors,
    cause: error.cause,
  });
}
