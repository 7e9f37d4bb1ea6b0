import type { AxiosAdapter, AxiosResponse, InternalAxiosRequestConfig } from 'axios';
import { Readable } from 'node:stream';
import type { Clock } from '../../foundation/clock.js';
import { Deadline } from '../../foundation/deadline.js';
import type { CallRecord } from '../../foundation/telemetry/call-record.js';
import { attemptOf } from '../exchange/attempt-of.js';
import { exchange } from '../exchange/exchange.js';
import type { ExchangeResponse } from '../exchange/exchange.interface.js';
import { AppsInTossError } from '../../foundation/apps-in-toss.error.js';
import { withFailover } from '../refusal/failover.js';
import { settledWithin } from '../refusal/settled-within.js';
import type { MtlsAgent } from '../connection/mtls-agent.js';
import type { MtlsAgents } from '../connection/mtls-agents.js';
import { Targets } from '../connection/targets.js';
import { AxiosTrace } from './answer/axios-trace.js';
import { cancelledAtTheEnd, isCancelled } from './answer/cancelled-at-the-end.js';
import { cancellation } from './config/cancellation.js';
import { assertNoRefusedOption } from './config/refused-options.js';
import { isRepeatable } from './config/repeatable.js';
import { wireBody } from './request/request-body.js';
import { requestHeaders, wireHeaders } from './request/request-headers.js';
import { requestLimits } from './request/request-limits.js';
import { requestUrl } from './request/request-url.js';
import { ownOptions } from './config/own-options.js';
import { RequestStarts } from './request-starts.js';
import { certificateOf, settle } from './answer/settle-answer.js';
import { toAxiosError } from './answer/to-axios-error.js';
import { countedBody } from './request/upload-progress.js';

/** @internal */
export interface MtlsAdapterOptions {
  readonly agents: MtlsAgents;
  readonly baseURL: string;
  readonly userAgent: string;
  /** Milliseconds; upper bound of a request's `timeout`, and what applies where it sets none. */
  readonly deadline: number;
  /** Upper bound of a request's `maxContentLength`. */
  readonly maxResponseBytes: number;
  readonly clock: Clock;
  /** Publishes what goes through the adapter; without it nothing is published. */
  readonly watch?: WatchHttpCall | undefined;
}

/** Makes a call of the HTTP service, and publishes it where somebody listens. @internal */
export type WatchHttpCall = <T>(
  method: string,
  url: URL,
  make: (record: CallRecord | undefined) => Promise<T>,
) => Promise<T>;

/**
 * The axios adapter that sends under the active certificate, on `node:https`. Everything axios does around an adapter
 * (interceptors, transforms, `validateStatus`) works as ever.
 *
 * @internal
 */
export function createMtlsAdapter(options: MtlsAdapterOptions, starts = new RequestStarts()): AxiosAdapter {
  const targets = new Targets();
  const adapter: AxiosAdapter = async (given) => {
    const config = ownOptions(given);
    const { timeoutMs, maxResponseBytes } = requestLimits(config, options);
    const trace = new AxiosTrace(config, timeoutMs, maxResponseBytes);
    try {
      assertNoRefusedOption(config, { baseURL: options.baseURL, adapter });
      const deadline = new Deadline(timeoutMs, starts.of(given));
      const method = (config.method ?? 'get').toUpperCase();
      const url = (trace.url = requestUrl(config, options.agents.origins, targets));
      const sent: Sent = { config, method, url, trace, deadline };
      const { watch = unwatched } = options;
      const response = await watch(method, url, (record) => send(sent, options, record));
      if (isCancelled(config)) throw cancelledAtTheEnd();
      return response;
    } catch (error) {
      const isOurs = error instanceof AppsInTossError;
      throw toAxiosError(isOurs || !isCancelled(config) ? error : cancelledAtTheEnd(), trace);
    }
  };
  return adapter;
}

const unwatched: WatchHttpCall = (_method, _url, make) => make(undefined);

/** A request that may go out. */
interface Sent {
  readonly config: InternalAxiosRequestConfig;
  readonly method: string;
  readonly url: URL;
  readonly trace: AxiosTrace;
  readonly deadline: Deadline;
}

async function send(
  { config, method, url, trace, deadline }: Sent,
  { agents, clock, userAgent }: MtlsAdapterOptions,
  record: CallRecord | undefined,
): Promise<AxiosResponse> {
  const headers = requestHeaders(config, userAgent);
  const prepared = wireBody(config, headers);
  // Where time runs out over it, nothing is sent, and the attempt says so.
  const body =
    prepared instanceof Promise
      ? await settledWithin(deadline, prepared, config.signal as AbortSignal | undefined)
      : prepared;
  // It may fail before anybody reads it; whoever reads it then finds out.
  if (body instanceof Readable) body.on('error', () => undefined);
  const bodyOfAttempt = countedBody(body, headers, config);
  const plain = wireHeaders(headers, config);
  const cancelled = cancellation(config);
  const attempt = (agent: MtlsAgent, waitedMs: number): Promise<ExchangeResponse> =>
    exchange({
      agent,
      waitedMs,
      url,
      method,
      headers: plain,
      body: bodyOfAttempt(),
      deadline,
      signal: cancelled.signal,
      maxResponseBytes: trace.maxResponseBytes,
      decompress: config.decompress !== false,
      stream: config.responseType === 'stream',
      observer: trace,
      clock,
    });
  try {
    const { answer, earlier } = await withFailover(
      {
        agents,
        origin: url.origin,
        deadline,
        signal: cancelled.signal,
        repeatable: isRepeatable(config.method),
        // A stream that was read once cannot be sent again under another certificate.
        resendable: !(body instanceof Readable),
      },
      attempt,
    );
    if (answer.stream) answer.stream.once('close', cancelled.release);
    else cancelled.release();
    if (record) record.attempts = [...earlier, attemptOf(answer, certificateOf(answer)?.fingerprint256)];
    return settle(answer, config);
  } catch (error) {
    cancelled.release();
    throw error;
  }
}
