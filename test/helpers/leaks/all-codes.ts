import { readFileSync } from 'node:fs';

const FILES = [
  'api/errors/api-code',
  'certificate/faults/certificate-error-code',
  'certificate/faults/certificate-store-code',
  'transport/fault/transport-code',
];

/** Every code an error of this package can have, as its types list them. */
export const ALL_CODES: readonly string[] = [
  ...new Set(FILES.flatMap((file) => readFileSync(`lib/${file}.ts`, 'utf8').match(/'AIT_\w+'/g) ?? [])),
].map((code) => code.slice(1, -1));

/** Codes without a suspect of their own, and why. */
export const BEYOND_REACH: ReadonlyMap<string, string> = new Map([
  ['AIT_CERT_KEY_UNSUPPORTED', 'depends on the ciphers of the OpenSSL that Node was built with'],
  ['AIT_CERT_UNUSABLE', 'what OpenSSL refuses although every check passed: no input is known'],
  ['AIT_NET_FAILED', 'errors of sockets that have no code'],
  ['AIT_CERT_RECOVERED', 'good news: an event, and no error'],
  ['AIT_CERT_SOURCE_TIMEOUT', 'says only how long it took; a minute of real time'],
  ['AIT_INTERCEPTOR_FAILED', 'holds what the interceptor threw as its cause, as every cause is held'],
  ['AIT_PROXY_FAILED', 'as AIT_PROXY_REFUSED, from another status'],
  ['AIT_PROXY_TLS', 'as AIT_PROXY_UNREACHABLE, one step later'],
  ['AIT_RATE_LIMIT', 'names the limit, and nothing of the request'],
  ...[
    'AIT_API_CHUNK_NOT_UNKNOWN',
    'AIT_API_CHUNK_UNKNOWN',
    'AIT_API_GRANT_FAILED',
    'AIT_API_GRANT_MISMATCH',
    'AIT_API_GRANT_NOT_FOUND',
    'AIT_API_GRANT_NOT_UNDECIDED',
    'AIT_API_GRANT_TOO_EARLY',
    'AIT_API_GRANT_UNDECIDED',
    'AIT_API_JOURNAL_FAILED',
    'AIT_API_JOURNAL_NO_TRANSACTION',
    'AIT_API_NOTHING_TO_REFUND',
    'AIT_API_ORDER_NO_MAYBE_USED',
    'AIT_API_PAYMENT_CANCELLED',
    'AIT_API_PAYMENT_FAILED',
    'AIT_API_PAYMENT_NOT_EXECUTED',
    'AIT_API_PAYMENT_REFUNDED',
    'AIT_API_REFUND_NOT_EXECUTED',
  ].map((code) => [code, 'a state of a payment or a grant: its text is fixed'] as const),
  ['AIT_TLS_PLAIN_REQUEST', 'only gateways say so: test/servers'],
]);
