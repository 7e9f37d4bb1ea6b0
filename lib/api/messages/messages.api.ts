import { inContext } from '../../foundation/error-context.js';
import type { OperationRunner } from '../call/operation-runner.js';
import type { Operation } from '../call/operation.interface.js';
import { argumentError, objectArgument, textArgument, wholeNumber } from '../request/argument.js';
import { readArguments } from '../request/read-arguments.js';
import { BulkSend } from './bulk/bulk-send.js';
import type { BulkRecipient, SendBulkOptions, SendBulkRequest } from './bulk/bulk.interface.js';
import { RecipientReader } from './bulk/recipient-reader.js';
import type {
  MessageDelivery,
  MessageOptions,
  MessageReport,
  SendMessageRequest,
  SendTestMessageRequest,
} from './messages.interface.js';
import { MESSAGES_OPERATIONS } from './messages.operations.js';

/** The most that the platform takes in one request. */
const MOST_RECIPIENTS = 2_500;
const MOST_REQUESTS = 16;

/**
 * Messages to users (스마트 메시지, 기능성 푸시), by templates of the console.
 *
 * A message that may have been sent is not sent again, unless the call says `delivery: 'at-least-once'`: the platform
 * has no way to tell. Every method but `sendBulk` throws an `AppsInTossError` as those of `LoginApi` do.
 *
 * @publicApi
 */
export class MessagesApi {
  readonly #runner: OperationRunner;

  /** @internal */
  constructor(runner: OperationRunner) {
    this.#runner = runner;
  }

  /**
   * Sends one message. At most 10 per minute for one user.
   *
   * @throws AppsInTossApiError `AIT_API_TEMPLATE_NOT_APPROVED` (`5004`), `AIT_API_WORKSPACE_NOT_PERMITTED` (`4034`),
   *   `AIT_API_AUTH_INFO_NOT_FOUND` (`4010`), `AIT_API_RATE_LIMITED` (`4095`): nothing was sent
   * @throws OutcomeUnknownError when it may have been sent
   */
  async send(request: SendMessageRequest, options?: MessageOptions): Promise<MessageReport> {
    return this.#runner.run(delivered(MESSAGES_OPERATIONS.send, options), request, options);
  }

  /** Sends one message to a tester, from a deployment that is not released. Otherwise as {@link send}. */
  async sendTest(request: SendTestMessageRequest, options?: MessageOptions): Promise<MessageReport> {
    return this.#runner.run(delivered(MESSAGES_OPERATIONS.sendTest, options), request, options);
  }

  /**
   * Sends to any number of people, in chunks: 2,500 to a request, one request at a time unless told otherwise. Nothing
   * goes out before the result is iterated or its `summary()` is called.
   *
   * A chunk that fails does not end the send: it says what became of its people, and the next one follows. It ends early
   * for refusals that hold for everybody (`5004`, `4034`), on `stop()`, and when the signal aborts; `summary().cursor`
   * is where to go on. When too many calls were made, a chunk waits its turn. `deadline` is that of one chunk.
   *
   * @example
   * const bulk = toss.messages.sendBulk({ templateSetCode: 'RESTOCK', recipients });
   * for await (const { outcome, recipients, report } of bulk) { … }
   * const { sent, unknown } = await bulk.summary();
   *
   * @throws AppsInTossRequestError at once, when an argument is not usable. A recipient that is not usable is left out
   *   and stands in its chunk's `invalid`
   */
  sendBulk<Recipient extends BulkRecipient>(
    request: SendBulkRequest<Recipient>,
    options: SendBulkOptions = {},
  ): BulkSend<Recipient> {
    objectArgument('request', request);
    const operation = delivered(MESSAGES_OPERATIONS.sendBulk, options);
    const { signal } = this.#runner.settings(operation, options);
    const { templateSetCode, chunkSize, concurrency, cursor, beforeChunk } = readArguments({
      templateSetCode: () => textArgument('templateSetCode', request.templateSetCode),
      chunkSize: () =>
        wholeNumber('options.chunkSize', options.chunkSize ?? MOST_RECIPIENTS, 1, MOST_RECIPIENTS),
      concurrency: () => wholeNumber('options.concurrency', options.concurrency ?? 1, 1, MOST_REQUESTS),
      cursor: () => wholeNumber('options.cursor', options.cursor ?? 0, 0, Number.MAX_SAFE_INTEGER),
      beforeChunk: () => optionalFunction('options.beforeChunk', options.beforeChunk),
    });
    return new BulkSend({
      reader: new RecipientReader(request.recipients, chunkSize, cursor),
      concurrency,
      cursor,
      signal,
      beforeChunk,
      send: (items) => this.#runner.run(operation, { templateSetCode, items }, options),
    });
  }
}

/** The operation with one repeat of what may have been sent, where the caller asked for it. */
function delivered<Request, Result>(
  operation: Operation<Request, Result>,
  options: MessageOptions | undefined,
): Operation<Request, Result> {
  const delivery: MessageDelivery = options?.delivery ?? 'at-most-once';
  if (delivery === 'at-most-once') return operation;
  if (delivery === 'at-least-once') return { ...operation, retry: { ...operation.retry, unknown: 1 } };
  const error = argumentError('options.delivery', "'at-most-once' or 'at-least-once'");
  throw inContext(error, { operation: operation.name });
}

function optionalFunction<T>(name: string, value: T): T {
  if (value === undefined || typeof value === 'function') return value;
  throw argumentError(name, 'a function');
}
