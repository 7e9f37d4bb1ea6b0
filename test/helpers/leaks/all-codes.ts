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
  ['AIT_TLS_PLAIN_REQUEST', 'only gateways say so: test/servers'],
]);
