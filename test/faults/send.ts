import { isAxiosError } from 'axios';
import { getEventListeners, once } from 'node:events';
import { Readable } from 'node:stream';
import { Deadline } from '../../lib/foundation/deadline.js';
import type { Outcome } from '../../lib/foundation/outcome.js';
import { isAppsInTossError } from '../../lib/foundation/apps-in-toss.error.js';
import { exchange } from '../../lib/transport/exchange/exchange.js';
import { AppsInTossTransportError } from '../../lib/transport/fault/transport.error.js';
import { ListenerError } from './listen.js';
import type { RequestPlan } from './schedule.js';
import type { Sender } from './sender.interface.js';

/** What the client learned of one request. */
export interface Report {
  readonly plan: RequestPlan;
  readonly status?: number;
  readonly id?: string;
  readonly body?: Buffer;
  /** A call of the typed client gave its result. */
  readonly isDone?: boolean;
  readonly outcome?: Outcome;
  readonly code?: string;
  readonly phase?: string;
  /** A failure that says nothing about the outcome. */
  readonly strange?: unknown;
  readonly elapsedMs: number;
  /**
   * Milliseconds after its deadline, counted from when a bare timer fired for it, without those in which the event loop
   * stood still; zero or less when it was in time.
   */
  readonly lateMs: number;
  /** Listeners left on its signal. */
  readonly listeners: number;
}

type Answer = Pick<Report, 'status' | 'id' | 'body' | 'isDone'>;

const PATIENCE_MS = 3_000;

export async function send(plan: RequestPlan, sender: Sender): Promise<Report> {
  if (plan.startAfterMs > 0) await pause(plan.startAfterMs);
  const controller = new AbortController();
  const { signal } = controller;
  const abort = plan.abortAfterMs !== undefined && setTimeout(() => controller.abort(), plan.abortAfterMs);
  const started = performance.now();
  const call = ROADS[plan.via](plan, sender, signal);
  // A bare timer for the same moment: what this one is late, the loop is, and not the call.
  let control = 0;
  const timer = setTimeout(() => (control = performance.now()), plan.deadlineMs);
  const result = await Promise.race([call.catch(failure), hang(plan)]);
  const settled = performance.now();
  clearTimeout(timer);
  if (abort) clearTimeout(abort);
  const due = control || Math.max(settled, started + plan.deadlineMs);
  const blockedMs = await sender.lag.blockedBetween(due, settled);
  // The listener of a stream goes with its `close`; one that an interceptor has dropped ends at the deadline.
  // A timer and not the clock: those that are due before it have had their turn, however long the loop stood still.
  const over = AbortSignal.timeout(Math.ceil(Math.max(0, started + plan.deadlineMs - settled)) + 100);
  while (!over.aborted && getEventListeners(signal, 'abort').length > 0) await new Promise(setImmediate);
  return {
    plan,
    ...result,
    elapsedMs: settled - started,
    lateMs: settled - due - blockedMs,
    listeners: getEventListeners(signal, 'abort').length,
  };
}

async function direct(plan: RequestPlan, { agent, origin }: Sender, signal: AbortSignal): Promise<Answer> {
  const answer = await exchange({
    agent: agent(),
    url: new URL(`/${plan.id}`, origin),
    method: plan.method,
    headers: { 'x-id': plan.id },
    body: bodyOf(plan),
    deadline: new Deadline(plan.deadlineMs),
    signal,
    maxResponseBytes: 1_048_576,
    stream: plan.streamed,
    clock: () => new Date(),
  });
  const body = answer.stream ? await read(answer.stream, plan) : answer.body;
  return { status: answer.status, id: String(answer.headers['x-id']), body };
}

async function throughAxios(plan: RequestPlan, { axios }: Sender, signal: AbortSignal): Promise<Answer> {
  const { status, headers, data } = await axios.request<Buffer | Readable>({
    method: plan.method,
    url: `/${plan.id}`,
    headers: { 'x-id': plan.id },
    data: bodyOf(plan),
    timeout: plan.deadlineMs,
    signal,
    responseType: plan.streamed ? 'stream' : 'arraybuffer',
    validateStatus: () => true,
  });
  return { status, id: String(headers['x-id']), body: Buffer.isBuffer(data) ? data : await read(data, plan) };
}

/** With everything that the typed client does about retries, failover and outcomes. */
async function throughClient(plan: RequestPlan, { client }: Sender, signal: AbortSignal): Promise<Answer> {
  const { id, method, body } = plan;
  const result = await client.call<{ id?: string }>(
    {
      method,
      path: `/${id}`,
      class: plan.class,
      ...(body !== 'none' && { body: { text: 'x'.repeat(plan.bodyBytes) } }),
    },
    { deadline: plan.deadlineMs, signal },
  );
  if (result.id !== id) throw new Error(`the result of ${result.id}`);
  return { isDone: true };
}

const ROADS = { exchange: direct, axios: throughAxios, client: throughClient };

function bodyOf({ body, bodyBytes }: RequestPlan): string | Buffer | Readable | undefined {
  if (body === 'text') return 'x'.repeat(bodyBytes);
  if (body === 'bytes') return Buffer.alloc(bodyBytes, 'x');
  if (body === 'none') return undefined;
  const half = Math.ceil(bodyBytes / 2);
  return Readable.from([Buffer.alloc(half, 'x'), Buffer.alloc(bodyBytes - half, 'x')]);
}

function failure(error: unknown): Partial<Report> {
  const cause = isAxiosError(error) ? error.cause : error;
  if (cause instanceof AppsInTossTransportError) {
    const { outcome, code, phase } = cause;
    return { outcome, code, phase };
  }
  if (isAppsInTossError(error)) {
    const { outcome, code } = error;
    return { outcome, code };
  }
  // What an interceptor of a plain request throws goes to its caller as it is.
  if (error instanceof ListenerError) return { code: 'LISTENER' };
  // Cancelled before it reached the adapter: axios throws, nothing of ours has begun.
  if (isAxiosError(error) && error.code === 'ERR_CANCELED')
    return { outcome: 'not-sent', code: 'ERR_CANCELED' };
  return { strange: error };
}

async function hang({ deadlineMs }: RequestPlan): Promise<Partial<Report>> {
  await pause(deadlineMs + PATIENCE_MS);
  return { strange: new Error(`not settled ${PATIENCE_MS} ms after its deadline`) };
}

/** Leaving the loop destroys the stream. */
async function read(stream: Readable, { giveUpAfterBytes = Infinity }: RequestPlan): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  if (giveUpAfterBytes === 0) stream.destroy();
  else
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes >= giveUpAfterBytes) break;
    }
  return Buffer.concat(chunks);
}

async function pause(ms: number): Promise<void> {
  await once(AbortSignal.timeout(ms), 'abort');
}
