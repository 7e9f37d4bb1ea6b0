import type { RefusalEntry } from '../../ledger/ledger.interface.js';
import type { Answer } from '../../server/answer/answer.js';
import type { Exchange } from '../../server/exchange.interface.js';
import { maskBody, maskHeaders, readable } from './mask.js';
import { operationOf } from './operations.js';
import type { RequestDetailView, RequestView } from './views.interface.js';

/** A line of a book of the ledger, as it was written. @internal */
export interface WrittenLine {
  readonly book: string;
  readonly row: object;
}

type Names = ReadonlyMap<string, string>;

/** @internal */
export function exchangeView(id: number, { entry, answer, ms, fault }: Exchange, names: Names): RequestView {
  const { at, host, method, path, appName, fingerprint256 } = entry;
  return {
    id,
    at: at.toISOString(),
    host,
    method,
    path,
    operation: operationOf(host, method, path),
    appName,
    certificateName: names.get(fingerprint256) ?? null,
    fingerprint256,
    outcome: outcomeOf(answer),
    status: answer?.status ?? null,
    code: codeOf(answer),
    ms: Math.round(ms * 10) / 10,
    fault,
  };
}

/** @internal */
export function refusalView(id: number, entry: RefusalEntry, names: Names): RequestView {
  const { at, host, reason, appName, fingerprint256 } = entry;
  return {
    id,
    at: at.toISOString(),
    host,
    method: '',
    path: '',
    operation: null,
    appName,
    certificateName: fingerprint256 === null ? null : (names.get(fingerprint256) ?? null),
    fingerprint256,
    outcome: 'rejected',
    status: null,
    code: reason,
    ms: null,
    fault: null,
  };
}

/** @internal */
export function exchangeDetail(
  view: RequestView,
  exchange: Exchange | undefined,
  written: readonly WrittenLine[],
  masked: boolean,
): RequestDetailView {
  const { entry, headers = {}, body, answer } = exchange ?? {};
  const asked = flat(headers);
  const answered = answer?.headers ?? {};
  const text = (value: string) => (masked ? maskBody(value) : readable(value));
  return {
    ...view,
    tlsVersion: entry?.tlsVersion ?? null,
    reusedConnection: entry?.reusedConnection ?? null,
    resumedSession: entry?.resumedSession ?? null,
    serialNumber: entry?.serialNumber ?? null,
    requestHeaders: masked ? maskHeaders(asked) : asked,
    requestBody: body === undefined ? null : text(body.toString('utf8')),
    answerHeaders: masked ? maskHeaders(answered) : answered,
    answerBody: answer ? text(bodyText(answer)) : null,
    masked,
    written: written.map(({ book, row }) => ({ book, text: JSON.stringify(row) })),
  };
}

function outcomeOf(answer: Answer | null): RequestView['outcome'] {
  if (!answer) return 'cut';
  if (answer.status >= 400) return 'error';
  return envelope(answer)?.resultType === 'SUCCESS' ? 'success' : 'fail';
}

function codeOf(answer: Answer | null): string | null {
  const { error } = (answer && envelope(answer)) ?? {};
  return (typeof error === 'string' ? error : error?.errorCode) ?? null;
}

function envelope({ body }: Answer): Envelope | undefined {
  return typeof body === 'object' && !Buffer.isBuffer(body) ? (body as Envelope) : undefined;
}

interface Envelope {
  readonly resultType?: string;
  readonly error?: string | { readonly errorCode?: string } | null;
}

function bodyText({ body = '' }: Answer): string {
  if (typeof body === 'string') return body;
  return Buffer.isBuffer(body) ? body.toString('utf8') : JSON.stringify(body);
}

function flat(headers: Exchange['headers'] | Record<string, never>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
}
