import { AxiosHeaders, type AxiosAdapter, type AxiosResponse, type InternalAxiosRequestConfig } from 'axios';
import { Readable } from 'node:stream';
import type { Clock } from '../../foundation/clock.js';
import { exchange } from '../exchange.js';
import { withFailover } from '../failover.js';
import type { MtlsAgent } from '../mtls-agent.js';
import type { MtlsAgents } from '../mtls-agents.js';
import { cancellation } from './cancellation.js';
import { assertNoRefusedOption } from './refused-options.js';
import { applyAuth, type WireBody, wireBody } from './request-body.js';
import { requestUrl } from './request-url.js';
import { settle } from './settle.js';
import { toAxiosError } from './to-axios-error.js';

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
}

/**
 * The axios adapter that sends under the active certificate, on `node:https`. Everything axios does around an adapter
 * (interceptors, transforms, `validateStatus`) works as ever.
 *
 * @internal
 */
export function createMtlsAdapter(options: MtlsAdapterOptions): AxiosAdapter {
  const adapter: AxiosAdapter = async (config) => {
    try {
      return await send(config, options, adapter);
    } catch (error) {
      throw toAxiosError(error, config);
    }
  };
  return adapter;
}

async function send(
  config: InternalAxiosRequestConfig,
  options: MtlsAdapterOptions,
  adapter: AxiosAdapter,
): Promise<AxiosResponse> {
  assertNoRefusedOption(config, { baseURL: options.baseURL, adapter });
  const url = requestUrl(config, options.agents.origins);
  const headers = requestHeaders(config, options);
  const prepared = wireBody(config, headers);
  const body = prepared instanceof Promise ? await prepared : prepared;
  const plain = headers.toJSON() as Record<string, string>;
  const signal = cancellation(config);
  const deadline = lesser(config.timeout, options.deadline);
  const attempt = (agent: MtlsAgent, timeoutMs: number): ReturnType<typeof exchange> =>
    exchange({
      agent,
      url,
      method: (config.method ?? 'get').toUpperCase(),
      headers: plain,
      body,
      timeoutMs,
      signal,
      maxResponseBytes: lesser(config.maxContentLength, options.maxResponseBytes),
      decompress: config.decompress !== false,
      stream: config.responseType === 'stream',
      clock: options.clock,
    });
  // A stream that was read once cannot be sent again under another certificate.
  const answer = await (isStream(body)
    ? attempt(options.agents.active, deadline)
    : withFailover(options.agents, deadline, attempt));
  return settle(answer, config);
}

function requestHeaders(config: InternalAxiosRequestConfig, options: MtlsAdapterOptions): AxiosHeaders {
  const headers = AxiosHeaders.from(config.headers);
  headers.set('User-Agent', options.userAgent, false);
  // Set by Node from the URL; another name here would make it verify the server against that name.
  headers.delete('Host');
  applyAuth(config, headers);
  return headers;
}

/** axios writes "no limit" as 0, -1 or infinity; here the module's own limit then applies. */
function lesser(requested: number | undefined, limit: number): number {
  return requested !== undefined && requested > 0 ? Math.min(requested, limit) : limit;
}

function isStream(body: WireBody): boolean {
  return body instanceof Readable || typeof (body as { pipe?: unknown } | undefined)?.pipe === 'function';
}
