import { type ArgumentsHost, Catch, type ExceptionFilter, HttpStatus, Logger } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { AppsInTossError, AppsInTossRequestError } from 'nestjs-apps-in-toss';

/** The user can mend these alone: `appLogin()` once more, and the new code. */
const LOG_IN_AGAIN: ReadonlySet<string> = new Set([
  'AIT_API_INVALID_GRANT',
  'AIT_API_AUTHORIZATION_CODE_MAYBE_SPENT',
]);

/**
 * Answers with what became of the request, so that the mini-app knows what it may do next:
 *
 * | status | what happened | the mini-app |
 * |---|---|---|
 * | 400 | the request is not usable, or Toss refused it | mends the request |
 * | 401 | the code or token is spent, expired or unknown | lets the user log in again |
 * | 502 | nobody can tell whether Toss acted on it | asks before it repeats anything that costs |
 * | 503 | Toss did not act on it | tries again later, safely |
 */
@Catch(AppsInTossError)
export class AppsInTossErrorFilter implements ExceptionFilter<AppsInTossError> {
  private readonly logger = new Logger(AppsInTossErrorFilter.name);

  constructor(private readonly adapterHost: HttpAdapterHost) {}

  catch(error: AppsInTossError, host: ArgumentsHost): void {
    const { httpAdapter } = this.adapterHost;
    const response: unknown = host.switchToHttp().getResponse();
    const statusCode = statusOf(error);
    // What is wrong on our side or theirs is for whoever runs the app. toJSON() holds no secret.
    if (statusCode >= 500) this.logger.warn(JSON.stringify(error));
    if (error.retryAfterMs !== undefined) {
      httpAdapter.setHeader(response, 'Retry-After', String(Math.ceil(error.retryAfterMs / 1_000)));
    }
    const { code, outcome } = error;
    httpAdapter.reply(response, { statusCode, code, outcome, message: MESSAGES[statusCode] }, statusCode);
  }
}

type Status =
  HttpStatus.BAD_REQUEST | HttpStatus.UNAUTHORIZED | HttpStatus.BAD_GATEWAY | HttpStatus.SERVICE_UNAVAILABLE;

function statusOf(error: AppsInTossError): Status {
  // Not sent either, but for what the caller handed over: trying again would not help.
  if (error instanceof AppsInTossRequestError) return HttpStatus.BAD_REQUEST;
  if (LOG_IN_AGAIN.has(error.code)) return HttpStatus.UNAUTHORIZED;
  if (error.outcome === 'unknown') return HttpStatus.BAD_GATEWAY;
  // `refused` and yet retryable: a rate limit.
  if (error.outcome === 'not-sent' || error.retryable) return HttpStatus.SERVICE_UNAVAILABLE;
  return HttpStatus.BAD_REQUEST;
}

const MESSAGES: Record<Status, string> = {
  [HttpStatus.BAD_REQUEST]: '요청을 처리할 수 없어요. 보낸 값을 확인해 주세요.',
  [HttpStatus.UNAUTHORIZED]: '로그인이 만료됐어요. 다시 로그인해 주세요.',
  [HttpStatus.BAD_GATEWAY]: '처리됐는지 아직 알 수 없어요. 잠시 뒤에 결과를 확인해 주세요.',
  [HttpStatus.SERVICE_UNAVAILABLE]: '지금은 토스와 연결할 수 없어요. 잠시 뒤에 다시 시도해 주세요.',
};
