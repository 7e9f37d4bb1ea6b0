import type { OperationId } from '../contract/operation-types.js';

/**
 * An answer that replaces the emulator's own.
 *
 * @publicApi
 */
export interface ScriptedAnswer {
  /** Default 200. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is; an object is sent as JSON. Default: nothing. */
  readonly body?: string | Buffer | object;
  /** Whether the endpoint acts before its answer is replaced. Default false: a gateway answered in its place. */
  readonly processed?: boolean;
}

/**
 * What a script is for: an operation by its name, or `*` for every request.
 *
 * @publicApi
 */
export type ScriptTarget = OperationId | '*';

/**
 * How long a script lasts.
 *
 * @publicApi
 */
export interface ScriptOptions {
  /** For how many requests. Default 1; `Infinity` until `stop()`. */
  readonly times?: number;
  /** Only requests of this app. Default: of every app. */
  readonly appName?: string;
}

/**
 * A moment in the life of a request. `arrived`: its headers are there, and nothing else was read. `read`: it was read as a
 * whole, and nothing was done. `processed`: the endpoint has acted, and nothing was answered. `answered`: the answer has
 * left.
 *
 * @publicApi
 */
export type ScriptMoment = 'arrived' | 'read' | 'processed' | 'answered';

/**
 * Whether the endpoint acts although its answer is replaced. Default false.
 *
 * @publicApi
 */
export interface ScriptedProcessing {
  readonly processed?: boolean;
}

/**
 * What happens to the next request (or the next `times`) of an operation, or of a method and path. The methods can be
 * combined, such as `script(…).delay(50).destroyAfterProcessing()`. A script on which none is called lets its requests
 * pass untouched.
 *
 * In the order of a request: before it is read (`destroyBeforeReading`), when the endpoint acts (`destroyBeforeProcessing`,
 * `processAfter`, `processWhen`), what it answers (`answer` and its shorter forms), when and how the answer goes out
 * (`delay`, `stallHead`, `stallBody`, `drip`, `truncateBody`, `destroyAfterProcessing`), and what becomes of the
 * connection (`closeAfterAnswer`). `at` tells when a request is so far.
 *
 * @publicApi
 */
export interface Script {
  /** Requests it still waits for. */
  readonly remaining: number;
  /** Requests it had a hand in. */
  readonly used: number;

  /** Replaces the answer. */
  answer(answer: ScriptedAnswer): this;
  /** Replaces the answer by an envelope without a result, such as `HTTP_TIMEOUT`. */
  envelope(
    resultType: 'HTTP_TIMEOUT' | 'NETWORK_ERROR' | 'EXECUTION_FAIL' | 'INTERRUPTED' | 'INTERNAL_ERROR',
    options?: ScriptedProcessing,
  ): this;
  /** Replaces the answer by a FAIL with this code, HTTP 200 unless `status` says otherwise. */
  fail(
    errorCode: string,
    options?: ScriptedProcessing & {
      readonly status?: number;
      readonly reason?: string;
      readonly data?: object;
    },
  ): this;
  /** Replaces the answer by a bare object, `{ "error": "invalid_grant" }` and HTTP 400 unless said otherwise. */
  bareError(error?: string, options?: ScriptedProcessing & { readonly status?: number }): this;
  /** Replaces the answer by a SUCCESS whose `success` tells of a failure, as execute-payment may. */
  innerError(
    errorCode: string,
    options?: ScriptedProcessing & { readonly code?: number; readonly msg?: string },
  ): this;
  /** Replaces the answer by the HTML page of a gateway. Default 502. */
  gatewayPage(status?: number, options?: ScriptedProcessing): this;

  /** Ends the connection when the headers have arrived; the body is not read and nothing is written down. */
  destroyBeforeReading(): this;
  /** Reads the request and ends the connection; the endpoint never acts. */
  destroyBeforeProcessing(): this;
  /** Lets the endpoint act and ends the connection in place of an answer. */
  destroyAfterProcessing(): this;
  /**
   * The endpoint acts `ms` of real time later, whether the client is still there or not. A replaced answer, or the end
   * of the connection, does not wait for it; the endpoint's own answer does.
   */
  processAfter(ms: number): this;
  /** Like {@link Script.processAfter}, when `moment` resolves: the test says when. */
  processWhen(moment: Promise<unknown>): this;

  /** Holds back the answer (or the end of the connection) for `ms` of real time. The endpoint acts before that. */
  delay(ms: number): this;
  /** Like `delay`, and for as long as the connection lives unless `ms` says otherwise. */
  stallHead(ms?: number): this;
  /** Sends the headers and half of the body, and the rest `ms` of real time later. Default: never. */
  stallBody(ms?: number): this;
  /** Sends the body in pieces of `bytes` (default 1) every `everyMs` (default 10) of real time. */
  drip(options?: { readonly bytes?: number; readonly everyMs?: number }): this;
  /** Sends the headers and half of the body, then ends the connection. */
  truncateBody(): this;
  /** Answers as if the connection could be used again, and ends it right after. */
  closeAfterAnswer(): this;

  /**
   * Calls `act` when a request is so far, and goes on with the request when what it returns resolves. A test ends its
   * client there, moves the clock, or looks into the ledger. A moment that a request never reaches is not told.
   */
  at(moment: ScriptMoment, act: () => unknown): this;

  /** No further request is met. @returns how many were */
  stop(): number;
}
