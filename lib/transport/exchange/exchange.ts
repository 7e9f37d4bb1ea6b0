import { type IncomingMessage, type ClientRequest } from 'node:http';
// The module itself, not its function: what patches `https.request` (tracing, mocks) may come after this import.
import https from 'node:https';
import { finished, type Readable } from 'node:stream';
import { bareHost } from '../line/allowed-origins.js';
import { CollectedBody } from './collected-body.js';
import { exchangeFailure } from './exchange-failure.js';
import { exchangeFault, timeIsUp } from './exchange-fault.js';
import type { ExchangeRequest, ExchangeResponse } from './exchange.interface.js';
import { fault } from '../fault/fault-catalogue.js';
import type { Fault, RequestPhase } from '../fault/fault.interface.js';
import { framed } from './request-framing.js';
import { ByteLimit, decodedBody } from './response-body.js';
import { sealedOptions } from './sealed-options.js';
import { ResponseTooLargeError } from './response-too-large.error.js';
import type { AppsInTossTransportError } from '../fault/transport.error.js';

/**
 * Sends one request and reads its answer, or says where it failed.
 *
 * What a failure proves follows from how far the request had come, never from an error code: until the agent hands
 * over a socket (its handshake done), nothing was sent. After that only one thing is proof: a fatal alert about our
 * certificate on a connection that carried no request before, with no byte of an answer.
 *
 * @internal
 */
export function exchange(request: ExchangeRequest): Promise<ExchangeResponse> {
  return new Promise((resolve, reject) => new Exchange(request, resolve, reject).begin());
}

const NOTHING = Buffer.alloc(0);

class Exchange {
  readonly #request: ExchangeRequest;
  readonly #resolve: (response: ExchangeResponse) => void;
  readonly #reject: (error: Error) => void;
  readonly #startedAt: Date;
  readonly #started = performance.now();
  #phase: RequestPhase = 'connect';
  #fresh = false;
  #connectionMs: number | undefined;
  #settled = false;
  #wire: ClientRequest | undefined;
  #message: IncomingMessage | undefined;
  #body: Readable | undefined;
  #handedOut: Readable | undefined;

  constructor(
    request: ExchangeRequest,
    resolve: (response: ExchangeResponse) => void,
    reject: (error: Error) => void,
  ) {
    this.#request = request;
    this.#resolve = resolve;
    this.#reject = reject;
    this.#startedAt = request.clock();
  }

  begin(): void {
    const { signal, deadline } = this.#request;
    if (signal?.aborted) return this.#fail(fault('AIT_ABORTED'));
    if (deadline.isOver) return this.#fail(timeIsUp(this.#request.waitedMs ? 'connect' : 'local'));
    const wire = this.#open();
    if (!wire) return;
    // Raced here, not left to Node: an abort before there is a socket would settle only when the socket is there.
    deadline.add(this.#onDeadline);
    signal?.addEventListener('abort', this.#onAbort, { once: true });
    wire.on('socket', this.#onSocket);
    wire.on('response', this.#onResponse);
    wire.on('error', this.#onError);
    wire.on('close', this.#onClose);
    this.#request.observer?.onRequest?.(wire);
    this.#write(wire);
  }

  #open(): ClientRequest | undefined {
    const { agent, url, method } = this.#request;
    try {
      this.#wire = https.request(
        sealedOptions({
          agent,
          host: bareHost(url.hostname),
          port: url.port || 443,
          path: url.pathname + url.search,
          method,
          headers: framed(this.#request),
        }),
      );
    } catch (error) {
      // Node throws, synchronously, on characters that HTTP does not allow.
      this.#fail(fault('AIT_REQUEST_REFUSED'), error);
    }
    return this.#wire;
  }

  #write(wire: ClientRequest): void {
    const { body } = this.#request;
    if (body === undefined || typeof body === 'string' || Buffer.isBuffer(body)) {
      // Node writes a long text that is not Latin far slower than its bytes.
      wire.end(typeof body === 'string' && body.length > 16_384 ? Buffer.from(body) : body);
      return;
    }
    // Also tells of a stream that closes without an end, for which the request would wait for ever.
    finished(body, { writable: false }, (error) => {
      if (error) this.#fail(fault('AIT_REQUEST_BODY_FAILED'), error);
    });
    const announced = Number(wire.getHeader('content-length') ?? NaN);
    let sent = 0;
    body.on('data', (chunk: Buffer | string) => (sent += Buffer.byteLength(chunk)));
    body.once('end', () => {
      // The server would wait for the rest, and take the next request for it.
      if (sent < announced)
        this.#fail(fault('AIT_REQUEST_BODY_FAILED'), new Error('it is shorter than its content-length'));
      else wire.end();
    });
    body.pipe(wire, { end: false });
  }

  readonly #onSocket = (): void => {
    const socket = this.#wire?.socket;
    if (!socket || this.#settled) return;
    this.#phase = 'send';
    this.#connectionMs = (this.#request.waitedMs ?? 0) + performance.now() - this.#started;
    this.#fresh = this.#request.agent.claim(socket);
  };

  readonly #onResponse = (message: IncomingMessage): void => {
    if (this.#settled) {
      message.destroy();
      return;
    }
    this.#phase = 'body';
    this.#message = message;
    const { maxResponseBytes, stream, method, observer } = this.#request;
    // The answer to HEAD tells the length of a body that does not come, and so may 304.
    const bodiless = method === 'HEAD' || message.statusCode === 304 || message.statusCode === 204;
    if (!bodiless && Number(message.headers['content-length']) > maxResponseBytes)
      return this.#onError(new ResponseTooLargeError());
    message.on('error', this.#onError);
    observer?.onResponse?.(message);
    const decompress = !bodiless && this.#request.decompress !== false;
    const body = (): Readable => {
      observer?.onBody?.(message);
      return (this.#body = decodedBody(message, decompress, this.#onDamage, this.#onError, maxResponseBytes));
    };
    if (stream) this.#handOut(body, message);
    else this.#collect(body(), message);
  };

  #collect(body: Readable, message: IncomingMessage): void {
    const { maxResponseBytes } = this.#request;
    const collected = new CollectedBody();
    body.on('data', (chunk: Buffer) => {
      if (collected.size + chunk.length > maxResponseBytes) this.#onError(new ResponseTooLargeError());
      else collected.add(chunk);
    });
    body.on('end', () => {
      if (!message.complete) return this.#onError(new Error('socket hang up'));
      this.#succeed(message, collected.bytes());
    });
  }

  /** The promise resolves at the head of the answer; deadline and abort go on over the stream. */
  #handOut(body: () => Readable, message: IncomingMessage): void {
    const tooLarge = (): Error => this.#streamFailure(fault('AIT_RESPONSE_TOO_LARGE'));
    const limited = ByteLimit.lazily(this.#request.maxResponseBytes, tooLarge, body);
    // A deadline may come before the reader does: the stream keeps its error for whoever reads it then.
    limited.on('error', () => undefined);
    limited.once('close', () => {
      this.#release();
      this.#body?.destroy();
      // A reader that stops half-way leaves a connection that nobody can use again, even where all of the answer came.
      if (message.readableEnded) this.#stopSending();
      else this.#wire?.destroy();
    });
    this.#handedOut = limited;
    this.#settled = true;
    this.#resolve(this.#answer(message, NOTHING, limited));
  }

  #answer(message: IncomingMessage, body: Buffer, stream?: Readable): ExchangeResponse {
    return {
      status: message.statusCode ?? 0,
      statusText: message.statusMessage ?? '',
      headers: message.headers,
      body,
      stream,
      request: this.#wire as ClientRequest,
      message,
      startedAt: this.#startedAt,
      durationMs: performance.now() - this.#started,
      connectionMs: this.#connectionMs,
      isReused: !this.#fresh,
    };
  }

  #succeed(message: IncomingMessage, body: Buffer): void {
    if (this.#settled) return;
    this.#settled = true;
    this.#release();
    this.#stopSending();
    this.#resolve(this.#answer(message, body));
  }

  /** Nobody reads the rest of a request that is answered, and its connection would be busy with it for ever. */
  #stopSending(): void {
    if (!this.#wire || this.#wire.writableFinished) return;
    const { body } = this.#request;
    if (typeof body === 'object' && !Buffer.isBuffer(body)) body.unpipe(this.#wire).destroy();
    this.#wire.destroy();
  }

  readonly #onDeadline = (): void => this.#fail(timeIsUp(this.#phase));
  readonly #onAbort = (): void => this.#fail(fault('AIT_ABORTED'));

  /** A request may close without an error and without an answer; nobody may wait for ever. */
  readonly #onClose = (): void => {
    if (!this.#message) this.#onError(new Error('socket hang up'));
  };

  /** Damage to a compressed body is the answer's fault, not the connection's. */
  readonly #onDamage = (error: Error): void => this.#fail(fault('AIT_RESPONSE_UNREADABLE'), error);

  readonly #onError = (error: Error): void => {
    if (error instanceof ResponseTooLargeError) return this.#fail(fault('AIT_RESPONSE_TOO_LARGE'), error);
    this.#fail(exchangeFault(error, this.#request, this.#phase, this.#fresh), error);
  };

  #fail(cause: Fault, error?: unknown): void {
    this.#release();
    if (!this.#settled) {
      this.#settled = true;
      this.#reject(this.#failure(cause, error));
    } else if (this.#handedOut && !this.#handedOut.destroyed) {
      // The promise is long resolved: the reader of the stream is the one to tell.
      this.#handedOut.destroy(this.#streamFailure(cause, error));
    }
    this.#wire?.destroy();
    this.#body?.destroy();
    const { body } = this.#request;
    // Half of it is gone: nobody else can send the rest.
    if (typeof body === 'object' && !Buffer.isBuffer(body)) body.destroy();
  }

  #streamFailure(cause: Fault, error?: unknown): Error {
    const failure = this.#failure(cause, error);
    return this.#request.observer?.streamFailure?.(failure) ?? failure;
  }

  #failure(cause: Fault, error: unknown): AppsInTossTransportError {
    return exchangeFailure(cause, error, {
      request: this.#request,
      phase: this.#phase,
      fresh: this.#fresh,
      httpStatus: this.#message?.statusCode,
      connectionMs: this.#connectionMs,
      startedAt: this.#startedAt,
      durationMs: performance.now() - this.#started,
    });
  }

  #release(): void {
    this.#request.deadline.remove(this.#onDeadline);
    this.#request.signal?.removeEventListener('abort', this.#onAbort);
  }
}
