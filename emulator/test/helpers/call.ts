import { Agent, request } from 'node:https';
import type { AgentOptions, RequestOptions } from 'node:https';
import type { IncomingHttpHeaders } from 'node:http';
import type { Emulator } from 'apps-in-toss-emulator';

export const prefix = '/api-partner/v1/apps-in-toss';

/** Whatever an envelope of the login endpoints may hold; a test reads the part that its case is about. */
export interface Body {
  resultType: string;
  success: {
    userKey: number;
    accessToken: string;
    refreshToken: string;
    expiresIn: number | string;
    scope: string;
    [field: string]: string | number | null;
  };
  error: {
    errorCode: string;
    data: { errorDetails: { field: string; rejectedValue: unknown }[]; retryAfterSeconds?: number };
  };
}

export interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  /** Of a JSON answer. */
  body: Body;
}

export interface CallOptions {
  body?: unknown;
  bearer?: string;
  agent?: Agent;
  headers?: Record<string, string>;
  host?: 'api' | 'pay';
  /** Who the request is about. */
  userKey?: number;
  anonKey?: string;
}

/** An agent with a certificate (or none) that trusts the emulator. */
export function agentOf(
  emulator: Emulator,
  pair: { cert: string; key: string } | undefined,
  options: AgentOptions = {},
): Agent {
  const { cert, key } = pair ?? {};
  return new Agent({ ca: emulator.ca, ...(cert && key ? { cert, key } : {}), ...options });
}

/** One real request. Rejects when the connection ends without a complete answer. */
export function call(
  emulator: Emulator,
  agent: Agent,
  method: string,
  path: string,
  options: CallOptions = {},
): Promise<Reply> {
  const { body, bearer, host = 'api' } = options;
  const payload = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body);
  const settings: RequestOptions = {
    method,
    agent,
    headers: {
      ...(payload === undefined
        ? {}
        : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) }),
      ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
      ...(options.userKey === undefined ? {} : { 'x-toss-user-key': String(options.userKey) }),
      ...(options.anonKey === undefined ? {} : { 'x-anon-key': options.anonKey }),
      ...options.headers,
    },
  };
  return new Promise((resolve, reject) => {
    const origin = host === 'api' ? emulator.apiBaseUrl : emulator.payBaseUrl;
    const sent = request(`${origin}${prefix}${path}`, settings, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text,
          body: response.headers['content-type']?.includes('json') ? JSON.parse(text) : (undefined as never),
        });
      });
    });
    sent.on('error', reject);
    sent.end(payload);
  });
}
