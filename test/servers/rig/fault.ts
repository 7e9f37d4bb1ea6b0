import type { ListenerName } from './listener.interface.js';
import type { ClientName } from './material.js';

/** One row of the table. */
export interface Fault {
  readonly name: string;
  /** What the server would have to call it; the first is the exact name, the others are right and say less. */
  readonly truth: readonly [string, ...string[]];
  readonly listener?: ListenerName;
  /** What the client presents; nothing at all when `none`. */
  readonly client?: ClientName | 'none';
  /** Where the request goes instead of to the server. */
  readonly instead?: 'closed port' | 'unknown name';
  readonly silent?: boolean;
  /** The client speaks TLS 1.2 at most. */
  readonly oldClient?: boolean;
}

/** What a server that will not take our certificate may call it. */
const REFUSED = 'AIT_CERT_REFUSED';

export const FAULTS: readonly Fault[] = [
  { name: 'no certificate', client: 'none', truth: ['AIT_CERT_NOT_PRESENTED'] },
  { name: 'expired', client: 'expired', truth: ['AIT_CERT_EXPIRED'] },
  { name: 'not yet valid', client: 'not yet valid', truth: ['AIT_CERT_NOT_YET_VALID'] },
  { name: 'other authority', client: 'other authority', truth: ['AIT_CERT_REFUSED_ISSUER', REFUSED] },
  {
    name: 'missing intermediate',
    client: 'missing intermediate',
    truth: ['AIT_CERT_REFUSED_ISSUER', REFUSED],
  },
  { name: 'revoked by CRL', client: 'revoked', truth: ['AIT_CERT_REFUSED_REVOKED', REFUSED] },
  {
    name: 'wrong purpose',
    client: 'wrong purpose',
    truth: ['AIT_CERT_PURPOSE', 'AIT_CERT_REFUSED_PURPOSE'],
  },
  { name: 'wrong host name', listener: 'wrong-name', truth: ['AIT_TLS_SERVER_NAME'] },
  { name: 'self-signed server', listener: 'self-signed', truth: ['AIT_TLS_SERVER_UNTRUSTED'] },
  { name: 'expired server', listener: 'expired', truth: ['AIT_TLS_SERVER_EXPIRED'] },
  { name: 'plain HTTP port', listener: 'plain', truth: ['AIT_TLS_NOT_TLS'] },
  { name: 'version clash', truth: ['AIT_TLS_VERSION'] },
  { name: 'refused', instead: 'closed port', truth: ['AIT_NET_REFUSED'] },
  { name: 'DNS', instead: 'unknown name', truth: ['AIT_NET_DNS'] },
  { name: 'silent', silent: true, truth: ['AIT_NET_HANDSHAKE_TIMEOUT', 'AIT_DEADLINE'] },
];
