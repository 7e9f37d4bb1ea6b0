import { AppsInTossRequestError } from '../errors/apps-in-toss-request.error.js';
import { outcomeUnknown } from '../call/call-failure.js';
import type { CallOptions } from '../call/call-options.interface.js';
import type { OperationRunner } from '../call/operation-runner.js';
import { type LeaveCode, SharedCalls } from '../call/shared-calls.js';
import type {
  GenerateTokenRequest,
  GetMeRequest,
  Profile,
  RefreshTokenRequest,
  RemoveByAccessTokenRequest,
  RemoveByUserKeyRequest,
  RemovedLink,
  TokenSet,
} from './login.interface.js';
import { LOGIN_OPERATIONS } from './login.operations.js';

/**
 * Toss Login (토스 로그인).
 *
 * Every method throws an `AppsInTossError`: `AppsInTossApiError` when the API said no, `OutcomeUnknownError` when an
 * operation with effects may have been carried out, an error of the transport when no answer came, and
 * `AppsInTossRequestError` when an argument is not usable.
 *
 * @publicApi
 */
export class LoginApi {
  readonly #runner: OperationRunner;
  readonly #refreshes = new SharedCalls<TokenSet>();

  /** @internal */
  constructor(runner: OperationRunner) {
    this.#runner = runner;
  }

  /**
   * Exchanges the code of `appLogin()` for tokens. The code works once, so an attempt without an answer is repeated
   * once only; `AIT_API_AUTHORIZATION_CODE_MAYBE_SPENT` says that the first one may have used it.
   */
  generateToken(request: GenerateTokenRequest, options?: CallOptions): Promise<TokenSet> {
    return this.#runner.run(LOGIN_OPERATIONS.generateToken, request, options);
  }

  /**
   * Gets a new pair of tokens. Calls with the same token at the same time are one call: the deadline and the retries
   * are those of the first caller, and a caller that aborts does not end it for the others.
   */
  async refreshToken(request: RefreshTokenRequest, options?: CallOptions): Promise<TokenSet> {
    const operation = LOGIN_OPERATIONS.refreshToken;
    const token: unknown = (request as RefreshTokenRequest | undefined)?.refreshToken;
    // What cannot be sent is not shared: the runner says what is wrong with it.
    if (typeof token !== 'string') return this.#runner.run(operation, request, options);
    const { signal, deadline } = this.#runner.settings(operation, options);
    const leaveWith = (code: LeaveCode) =>
      outcomeUnknown({
        operation,
        cause: new AppsInTossRequestError({ code, outcome: 'unknown', operation: operation.name }),
      });
    return this.#refreshes.run(
      token,
      (shared) => this.#runner.run(operation, request, { ...options, signal: shared }),
      { signal, deadline, leaveWith },
    );
  }

  /**
   * Reads who logged in. Read it once per login and store it: the platform counts the reads.
   *
   * @throws AppsInTossApiError `AIT_API_DECRYPTION_FAILED` when `decryption` is set and does not fit
   */
  getMe(request: GetMeRequest, options?: CallOptions): Promise<Profile> {
    return this.#runner.run(LOGIN_OPERATIONS.getMe, request, options);
  }

  /**
   * Removes the link of the user that the token belongs to. The unlink callback is not called for it. Without an
   * answer it is not repeated; `retryAfterMs` says when to.
   */
  removeByAccessToken(request: RemoveByAccessTokenRequest, options?: CallOptions): Promise<RemovedLink> {
    return this.#runner.run(LOGIN_OPERATIONS.removeByAccessToken, request, options);
  }

  /** Removes the link of a user. Otherwise as {@link removeByAccessToken}. */
  removeByUserKey(request: RemoveByUserKeyRequest, options?: CallOptions): Promise<RemovedLink> {
    return this.#runner.run(LOGIN_OPERATIONS.removeByUserKey, request, options);
  }
}
