import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  Inject,
  Injectable,
  Logger,
  Optional,
} from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { AppsInTossError } from '../foundation/apps-in-toss.error.js';
import { errorLine } from './error-line.js';
import { type AppsInTossErrorKind, errorKind, HTTP_STATUSES, PERSON_TEXTS } from './http-answer.js';

/** Token of the options, where the filter is made by Nest. @internal */
export const EXCEPTION_FILTER_OPTIONS = Symbol.for('nestjs-apps-in-toss:exception-filter-options');

/**
 * How errors are answered, where that differs.
 *
 * @publicApi
 */
export interface AppsInTossExceptionFilterOptions {
  /**
   * Answer with the platform's own words (`reason`) as well. They are written for partners, and may name a person.
   *
   * @default false
   */
  readonly reason?: boolean;
  /** HTTP statuses in place of ours, by kind. */
  readonly statuses?: Partial<Readonly<Record<AppsInTossErrorKind, number>>>;
  /** Texts in place of ours, by kind: what a person reads. */
  readonly messages?: Partial<Readonly<Record<AppsInTossErrorKind, string>>>;
}

/**
 * Answers HTTP requests that end with an error of this package, by what became of the call: `{ statusCode, code,
 * outcome, message, retryAfterMs? }`, the message in Korean for the person at the other end.
 *
 * | kind | status | when |
 * |---|---|---|
 * | `bad-request` | 400 | an argument is not usable, or the platform did not accept a field |
 * | `log-in-again` | 401 | a code or token is spent, expired or unknown; nothing else |
 * | `refused` | 409 | the platform said no, and did nothing |
 * | `pending` | 202 | it may have been done: never tell it as a failure |
 * | `try-later` | 503 | nothing was done, or it only reads; with `Retry-After` where it is known |
 * | `operator` | 500 | certificate, settings of the console, options: for whoever runs the app |
 *
 * `pending`, `try-later` and `operator` are logged: what happened, with its codes, outcome, operation and attempts, and
 * without the platform's own words. Outside of HTTP it passes the error on.
 *
 * @example
 * providers: [{ provide: APP_FILTER, useClass: AppsInTossExceptionFilter }]
 *
 * @publicApi
 */
@Injectable()
@Catch(AppsInTossError)
export class AppsInTossExceptionFilter implements ExceptionFilter<AppsInTossError> {
  readonly #host: HttpAdapterHost;
  readonly #options: AppsInTossExceptionFilterOptions;
  readonly #logger = new Logger('AppsInToss');

  constructor(
    @Inject(HttpAdapterHost) host: HttpAdapterHost,
    @Optional() @Inject(EXCEPTION_FILTER_OPTIONS) options: AppsInTossExceptionFilterOptions = {},
  ) {
    this.#host = host;
    this.#options = options;
  }

  catch(error: AppsInTossError, host: ArgumentsHost): void {
    if (host.getType() !== 'http') throw error;
    const { httpAdapter } = this.#host;
    const response: unknown = host.switchToHttp().getResponse();
    const kind = errorKind(error);
    this.#log(kind, error);
    const { code, outcome, retryAfterMs, reason } = error;
    if (retryAfterMs !== undefined)
      httpAdapter.setHeader(response, 'Retry-After', String(Math.max(1, Math.ceil(retryAfterMs / 1_000))));
    const statusCode = this.#options.statuses?.[kind] ?? HTTP_STATUSES[kind];
    const body = {
      statusCode,
      code,
      outcome,
      message: this.#options.messages?.[kind] ?? PERSON_TEXTS[kind],
      ...(retryAfterMs !== undefined && { retryAfterMs }),
      ...(this.#options.reason && reason !== undefined && { reason }),
    };
    httpAdapter.reply(response, body, statusCode);
  }

  /** What a person cannot mend is for whoever runs the app. */
  #log(kind: AppsInTossErrorKind, error: AppsInTossError): void {
    const line = errorLine(kind, error);
    if (kind === 'operator') this.#logger.error(line);
    else if (kind === 'pending' || kind === 'try-later') this.#logger.warn(line);
  }
}
