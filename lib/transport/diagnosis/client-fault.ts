import { fieldsOf } from './axios-evidence.js';
import { classifyFault } from '../classification/classify-fault.js';
import type { Diagnosis } from './diagnosis.interface.js';
import { fault } from '../fault/fault-catalogue.js';
import type { FaultScene } from '../classification/fault-scene.interface.js';
import { materialFault } from './material-fault.js';
import type { TransportCode } from '../fault/transport-code.js';

/** Names and codes of other clients (axios, undici, got) and of the platform, each with the codes that fit. */
const KNOWN: Readonly<Record<string, readonly [TransportCode, ...TransportCode[]]>> = {
  ABORT_ERR: ['AIT_ABORTED'],
  AbortError: ['AIT_ABORTED'],
  ERR_CANCELED: ['AIT_ABORTED'],
  ERR_FR_TOO_MANY_REDIRECTS: ['AIT_REDIRECT_REFUSED'],
  ERR_INVALID_CHAR: ['AIT_REQUEST_REFUSED'],
  // All that axios says in a browser, and what people see who call without a certificate.
  ERR_NETWORK: [
    'AIT_NET_FAILED',
    'AIT_CERT_NOT_PRESENTED',
    'AIT_NET_UNREACHABLE',
    'AIT_TLS_SERVER_UNTRUSTED',
  ],
  ERR_UNESCAPED_CHARACTERS: ['AIT_REQUEST_REFUSED'],
  TimeoutError: ['AIT_DEADLINE'],
  UND_ERR_ABORTED: ['AIT_ABORTED'],
  UND_ERR_BODY_TIMEOUT: ['AIT_DEADLINE'],
  UND_ERR_CONNECT_TIMEOUT: ['AIT_NET_UNREACHABLE', 'AIT_NET_HANDSHAKE_TIMEOUT'],
  UND_ERR_HEADERS_TIMEOUT: ['AIT_DEADLINE'],
};

/** Where a client uses a code of Node's for something else, its words tell. */
const WORDS: ReadonlyArray<readonly [RegExp, TransportCode]> = [
  [/\btimeout of \d+ ?ms exceeded/i, 'AIT_DEADLINE'],
  [/^maxContentLength size of /, 'AIT_RESPONSE_TOO_LARGE'],
  [/^stream has been aborted$/, 'AIT_RESPONSE_TRUNCATED'],
];

const CALLS = new Set(['connect', 'getaddrinfo', 'read', 'write']);

/** What one error of another client says by itself; undefined when it is not about a connection. @internal */
export function clientFault(error: Error, scene: FaultScene): Diagnosis | undefined {
  const { code: given, name, message, syscall } = fieldsOf(error);
  const code = typeof given === 'string' ? given : '';
  const told = WORDS.find(([words]) => words.test(String(message)));
  if (told) return fault(told[1]);
  const key = [String(name), code].find((each) => Object.hasOwn(KNOWN, each));
  const known = key === undefined ? undefined : KNOWN[key];
  if (known) return fault(known[0], known.length > 1 ? known : undefined);
  const material = materialFault(code);
  if (material) return material;
  const fitting = classifyFault(error, scene);
  // The catch-all of a failed connection fits only what a connection raised.
  const isOurs = fitting.code !== 'AIT_NET_FAILED' || CALLS.has(String(syscall));
  return isOurs ? fitting : undefined;
}
