import type { SecureVersion } from 'node:tls';
import { Random } from './random.js';

/** Ways a server ends or holds a connection. `half-close` sends a FIN and reads on. */
export type Act = 'fin' | 'half-close' | 'destroy' | 'reset' | 'stall';

/** What happens below TLS, after so many bytes in one direction. */
export interface WireFault {
  readonly direction: 'in' | 'out';
  readonly afterBytes: number;
  readonly act: Act | 'plain-alert';
}

export interface ConnectionPlan {
  readonly beforeTls?: Act | 'garbage';
  readonly tlsDelayMs: number;
  readonly wire?: WireFault;
  readonly afterHandshake?: Act;
  /** Closes the connection when it was idle for so long after an answer. */
  readonly idleMs?: number;
}

export interface Answer {
  readonly status: number;
  readonly informational: readonly number[];
  readonly bodyBytes: number;
  readonly framing: 'length' | 'chunked' | 'close';
  readonly keepAliveHint: boolean;
  /** `Connection: close`, and means it. */
  readonly close: boolean;
  readonly headDelayMs: number;
  readonly bodyDelayMs: number;
  readonly encoding?: 'gzip' | 'br' | 'deflate';
  /** Its last bytes are others than they were. */
  readonly damaged?: boolean;
  /** An envelope of the API, as the typed client reads it. */
  readonly isEnvelope?: boolean;
}

/** A no from the application, or from the gateway before it: nothing was done. */
export type Refusal = 'FAIL' | '429' | 'gateway';

export type Reaction =
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'refuse'; readonly refusal: Refusal }
  /** Answers before the body of the request was read, and closes, or goes on. */
  | { readonly kind: 'early'; readonly answer: Answer }
  | { readonly kind: 'cut-request'; readonly afterBytes: number; readonly act: Act }
  | { readonly kind: 'no-answer'; readonly act: Act; readonly delayMs: number }
  | { readonly kind: 'cut-answer'; readonly answer: Answer; readonly afterBytes: number; readonly act: Act }
  | { readonly kind: 'garbage'; readonly act: Act };

export interface RequestPlan {
  readonly id: string;
  readonly via: 'exchange' | 'axios' | 'client';
  /** Of a call of the typed client: what repeating it does. */
  readonly class: 'safe' | 'money';
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly body: 'none' | 'text' | 'bytes' | 'stream';
  readonly bodyBytes: number;
  /** Reads the answer as a stream. */
  readonly streamed: boolean;
  /** Gives the answer up after so many bytes. */
  readonly giveUpAfterBytes?: number;
  readonly deadlineMs: number;
  readonly abortAfterMs?: number;
  /** Milliseconds after the request before it ended, or after the start if all go at once. */
  readonly startAfterMs: number;
  readonly reaction: Reaction;
}

/** What a proxy makes of a CONNECT. */
export type ProxyAct =
  'tunnel' | 'tunnel after a word' | 'stall' | 'cut' | '407' | '502' | 'garbage' | 'early bytes';

/** Who listens on `axiosRef`. */
export type Listener = 'nobody' | 'slow' | 'throws before' | 'throws after' | 'changes the answer';

export interface Schedule {
  readonly seed: number;
  readonly version: SecureVersion;
  /** Nobody listens on the port. */
  readonly closedPort: boolean;
  readonly handshakeTimeoutMs: number;
  readonly atOnce: boolean;
  /** Connections that are opened before the first request. */
  readonly warm: number;
  /** The server cuts every connection under the first certificate; another can take over. */
  readonly standby: boolean;
  /** One for each tunnel, the last one holds for all that follow; without it there is no proxy. */
  readonly proxy?: readonly ProxyAct[];
  readonly listener: Listener;
  /** Closes every connection of the certificate in the middle of things. */
  readonly cutAfterMs?: number;
  /** One for each connection, in the order in which they come; the last one holds for all that follow. */
  readonly connections: readonly ConnectionPlan[];
  readonly requests: readonly RequestPlan[];
  /** All at once when every fault is over: a third of all calls at least, so that a schedule proves something. */
  readonly after: readonly RequestPlan[];
}

const ACTS = ['fin', 'half-close', 'destroy', 'reset', 'stall'] as const;

/** Nothing is wrong with it. */
export const SOUND: ConnectionPlan = { tlsDelayMs: 0 };

export function scheduleOf(seed: number): Schedule {
  const random = new Random(seed);
  const cutAfterMs = random.maybe(0.04, () => random.int(0, 60));
  const isCrowd = random.chance(0.015);
  const proxy = random.maybe(0.12, () => Array.from({ length: random.int(1, 3) }, () => proxyActOf(random)));
  const drawn = {
    seed,
    version: random.pick('TLSv1.2', 'TLSv1.3', 'TLSv1.3'),
    closedPort: random.chance(0.02),
    handshakeTimeoutMs: random.chance(0.05) ? random.int(1, 30) : 5_000,
    atOnce: isCrowd || random.chance(0.3),
    warm: random.chance(0.15) ? random.int(1, 3) : 0,
    standby: random.chance(0.1),
    ...(proxy && { proxy }),
    listener: random.chance(0.75)
      ? 'nobody'
      : random.pick('slow', 'throws before', 'throws after', 'changes the answer'),
    ...(cutAfterMs !== undefined && { cutAfterMs }),
    connections: Array.from({ length: random.int(1, 4) }, () => connectionOf(random)),
    requests: Array.from({ length: isCrowd ? 64 : random.int(1, 4) }, (_, at) =>
      requestOf(random, `${seed}-${at}`),
    ),
  } satisfies Omit<Schedule, 'after'>;
  const after = Array.from({ length: Math.ceil(drawn.requests.length / 2) }, (_, at) => soundOf(seed, at));
  return { ...drawn, after };
}

/** A call with which nothing goes wrong. */
function soundOf(seed: number, at: number): RequestPlan {
  const via = (['client', 'axios', 'exchange'] as const)[at % 3] ?? 'client';
  return {
    id: `${seed}-after-${at}`,
    via,
    class: 'money',
    method: 'POST',
    body: 'text',
    bodyBytes: 100,
    streamed: false,
    deadlineMs: 10_000,
    startAfterMs: 0,
    reaction: {
      kind: 'answer',
      answer: {
        status: 200,
        informational: [],
        bodyBytes: 100,
        framing: 'length',
        keepAliveHint: false,
        close: false,
        headDelayMs: 0,
        bodyDelayMs: 0,
        ...(via === 'client' && { isEnvelope: true }),
      },
    },
  };
}

function proxyActOf(random: Random): ProxyAct {
  if (random.chance(0.6)) return random.pick('tunnel', 'tunnel after a word');
  return random.pick('stall', 'cut', '407', '502', 'garbage', 'early bytes');
}

function connectionOf(random: Random): ConnectionPlan {
  const beforeTls = random.maybe(0.06, () => random.pick(...ACTS, 'garbage' as const));
  const wire = random.maybe(0.15, () => wireOf(random));
  const afterHandshake = random.maybe(0.06, () => random.pick(...ACTS));
  const idleMs = random.maybe(0.4, () => random.int(0, 25));
  return {
    ...(beforeTls && { beforeTls }),
    tlsDelayMs: random.chance(0.15) ? random.int(1, 40) : 0,
    ...(wire && { wire }),
    ...(afterHandshake && { afterHandshake }),
    ...(idleMs !== undefined && { idleMs }),
  };
}

/** A handshake is some 600 bytes out of the client (with a certificate 2,000) and 2,000 into it. */
function wireOf(random: Random): WireFault {
  return {
    direction: random.pick('in', 'out'),
    afterBytes: random.chance(0.2) ? random.int(0, 60_000) : random.int(0, 4_000),
    act: random.pick(...ACTS, 'plain-alert' as const),
  };
}

function requestOf(random: Random, id: string): RequestPlan {
  const method = random.pick('POST', 'POST', 'POST', 'GET', 'PUT', 'DELETE');
  const body =
    method === 'GET' && random.chance(0.8) ? 'none' : random.pick('text', 'bytes', 'stream', 'none');
  const abortAfterMs = random.maybe(0.2, () => random.int(0, 60));
  const via = random.pick('exchange', 'axios', 'client');
  const giveUpAfterBytes = random.maybe(0.3, () => random.int(0, 400));
  return {
    id,
    via,
    class: method === 'GET' ? 'safe' : 'money',
    method,
    body,
    bodyBytes: random.chance(0.15) ? random.int(10_000, 200_000) : random.int(1, 2_000),
    streamed: random.chance(0.2),
    deadlineMs: random.chance(0.2) ? random.int(5, 60) : random.int(100, 400),
    ...(giveUpAfterBytes !== undefined && { giveUpAfterBytes }),
    ...(abortAfterMs !== undefined && { abortAfterMs }),
    startAfterMs: random.chance(0.5) ? 0 : random.int(0, 30),
    reaction: reactionOf(random, via),
  };
}

function reactionOf(random: Random, via: RequestPlan['via']): Reaction {
  const act = random.pick(...ACTS);
  const answer = answerOf(random, via);
  switch (
    random.pick(
      'answer',
      'answer',
      'answer',
      'refuse',
      'early',
      'cut-request',
      'no-answer',
      'cut-answer',
      'garbage',
    )
  ) {
    case 'refuse':
      return { kind: 'refuse', refusal: random.pick('FAIL', '429', 'gateway') };
    case 'early':
      return { kind: 'early', answer: { ...answer, informational: [], status: 413, isEnvelope: false } };
    case 'cut-request':
      return {
        kind: 'cut-request',
        act,
        afterBytes: random.chance(0.5) ? random.int(1, 200) : random.int(1, 50_000),
      };
    case 'no-answer':
      return { kind: 'no-answer', act, delayMs: random.chance(0.5) ? 0 : random.int(1, 50) };
    case 'cut-answer':
      return { kind: 'cut-answer', answer, act, afterBytes: random.int(1, 120 + answer.bodyBytes) };
    case 'garbage':
      return { kind: 'garbage', act };
    default:
      return { kind: 'answer', answer };
  }
}

function answerOf(random: Random, via: RequestPlan['via']): Answer {
  const drawn = random.pick(200, 200, 200, 200, 201, 204, 302, 304, 400, 403, 404, 429, 500, 502, 503);
  // 429 says that nothing was done: it is among the refusals.
  const status = drawn === 429 ? 409 : drawn;
  const isEmpty = status === 204 || status === 304;
  // Only axios undoes an encoding, and only where somebody asked for it does a server use one.
  const encoding =
    via === 'axios' && !isEmpty ? random.maybe(0.2, () => random.pick('gzip', 'br', 'deflate')) : undefined;
  return {
    status,
    informational: random.chance(0.1) ? [random.pick(100, 102, 103)] : [],
    bodyBytes:
      isEmpty || random.chance(0.1)
        ? 0
        : random.chance(0.1)
          ? random.int(10_000, 300_000)
          : random.int(1, 500),
    framing: random.pick('length', 'length', 'chunked', 'close'),
    keepAliveHint: random.chance(0.3),
    close: random.chance(0.15),
    headDelayMs: random.chance(0.3) ? random.int(1, 40) : 0,
    bodyDelayMs: random.chance(0.3) ? random.int(1, 40) : 0,
    ...(via === 'client' && status < 300 && !isEmpty && { isEnvelope: true }),
    ...(encoding && { encoding, damaged: random.chance(0.3) }),
  };
}
