import { AppsInTossError, registerError } from '../../../lib/foundation/apps-in-toss.error.js';
import type { Outcome } from '../../../lib/foundation/outcome.js';
import type {
  Transport,
  TransportRequest,
  TransportResponse,
} from '../../../lib/transport/transport.interface.js';

/** An error of the floor below, of a class the API floor has never heard of. */
export class WireError extends AppsInTossError {
  constructor(outcome: Outcome, retryable = outcome === 'not-sent', code = 'AIT_NET_TEST') {
    super({
      code,
      message: 'the wire broke',
      hint: { ko: '테스트', en: 'test' },
      outcome,
      retryable,
      attempts: [{ outcome, code, startedAt: new Date(0), durationMs: 1, fingerprint256: 'AA:BB' }],
    });
  }
}
registerError(WireError, 'WireError');

export type Step = (request: TransportRequest) => TransportResponse | Promise<TransportResponse>;

export function answer(body: unknown, status = 200, headers: TransportResponse['headers'] = {}): Step {
  return () => ({
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
    attempt: { outcome: 'success', startedAt: new Date(0), durationMs: 1, fingerprint256: 'AA:BB' },
  });
}

export const success = (value: unknown): Step => answer({ resultType: 'SUCCESS', success: value });

export const fail = (errorCode: string, status = 200, data?: object): Step =>
  answer(
    { resultType: 'FAIL', success: null, error: { errorCode, reason: '이유', ...(data && { data }) } },
    status,
  );

export const invalidGrant = answer({ error: 'invalid_grant' }, 400);

export const breaks =
  (outcome: Outcome, retryable?: boolean): Step =>
  () => {
    throw new WireError(outcome, retryable);
  };

/** Answers when told to, and breaks off with an unknown outcome when the caller aborts. */
export function held(step: Step): { step: Step; release: () => void; begun: Promise<void> } {
  let release!: () => void;
  let begin!: () => void;
  const released = new Promise<void>((resolve) => (release = resolve));
  const begun = new Promise<void>((resolve) => (begin = resolve));
  return {
    release,
    begun,
    step: (request) =>
      new Promise((resolve, reject) => {
        const abort = (): void => reject(new WireError('unknown', false, 'AIT_ABORTED'));
        request.signal?.addEventListener('abort', abort);
        begin();
        void released.then(() => resolve(step(request)));
      }),
  };
}

/** The boundary of this floor, in memory: answers one request after the other as written, and keeps what was sent. */
export class ScriptedTransport implements Transport {
  readonly requests: TransportRequest[] = [];
  readonly #steps: Step[];

  constructor(...steps: Step[]) {
    this.#steps = steps;
  }

  async send(request: TransportRequest): Promise<TransportResponse> {
    this.requests.push(request);
    if (request.signal?.aborted) throw new WireError('not-sent', false, 'AIT_ABORTED');
    const step = this.#steps.shift();
    if (!step) throw new Error('one request more than the script has');
    return step(request);
  }

  get unused(): number {
    return this.#steps.length;
  }
}
