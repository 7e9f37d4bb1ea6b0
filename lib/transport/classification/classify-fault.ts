import { alertFault } from './alert-fault.js';
import { fault, faultBecause } from '../fault/fault-catalogue.js';
import type { FaultScene } from './fault-scene.interface.js';
import type { Fault } from '../fault/fault.interface.js';
import { isReset, resetFault } from './reset-fault.js';
import {
  HandshakeTimeoutError,
  ProxyRefusedError,
  type SocketRefusal,
  SocketRefusedError,
} from '../fault/socket-refused.error.js';
import { alertNumber } from './tls-alert.js';
import type { TransportCode } from '../fault/transport-code.js';

const BY_NODE_CODE: Readonly<Record<string, TransportCode>> = {
  ENOTFOUND: 'AIT_NET_DNS',
  EAI_AGAIN: 'AIT_NET_DNS',
  EAI_FAIL: 'AIT_NET_DNS',
  ECONNREFUSED: 'AIT_NET_REFUSED',
  EHOSTUNREACH: 'AIT_NET_UNREACHABLE',
  ENETUNREACH: 'AIT_NET_UNREACHABLE',
  EHOSTDOWN: 'AIT_NET_UNREACHABLE',
  ENETDOWN: 'AIT_NET_UNREACHABLE',
  ETIMEDOUT: 'AIT_NET_UNREACHABLE',
  ERR_TLS_CERT_ALTNAME_INVALID: 'AIT_TLS_SERVER_NAME',
  ERR_TLS_CERT_ALTNAME_FORMAT: 'AIT_TLS_SERVER_NAME',
  CERT_HAS_EXPIRED: 'AIT_TLS_SERVER_EXPIRED',
  CERT_NOT_YET_VALID: 'AIT_TLS_SERVER_EXPIRED',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'AIT_TLS_SERVER_UNTRUSTED',
  SELF_SIGNED_CERT_IN_CHAIN: 'AIT_TLS_SERVER_UNTRUSTED',
  UNABLE_TO_GET_ISSUER_CERT: 'AIT_TLS_SERVER_UNTRUSTED',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'AIT_TLS_SERVER_UNTRUSTED',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'AIT_TLS_SERVER_UNTRUSTED',
  CERT_UNTRUSTED: 'AIT_TLS_SERVER_UNTRUSTED',
  CERT_REJECTED: 'AIT_TLS_SERVER_UNTRUSTED',
  INVALID_CA: 'AIT_TLS_SERVER_UNTRUSTED',
  CERT_SIGNATURE_FAILURE: 'AIT_TLS_SERVER_UNTRUSTED',
  INVALID_PURPOSE: 'AIT_TLS_SERVER_UNTRUSTED',
  CERT_REVOKED: 'AIT_TLS_SERVER_UNTRUSTED',
};

const BY_REFUSAL: Readonly<Record<SocketRefusal, TransportCode>> = {
  host: 'AIT_HOST_NOT_ALLOWED',
  closed: 'AIT_AGENT_CLOSED',
  revoked: 'AIT_CERT_REVOKED',
};

/**
 * Names the cause of a failed connection: what we know locally, then which side spoke, then the alert's number, then
 * the phase. What stays unclear is said to be unclear, with the causes that fit.
 *
 * @internal
 */
export function classifyFault(error: Error, scene: FaultScene): Fault {
  if (error instanceof SocketRefusedError) {
    return fault(BY_REFUSAL[error.why]);
  }
  if (error instanceof ProxyRefusedError) return byProxy(error);
  if (error instanceof HandshakeTimeoutError) return fault('AIT_NET_HANDSHAKE_TIMEOUT');
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const alert = alertNumber(error);
  if (alert !== undefined) return alertFault(alert, scene);
  const known = BY_NODE_CODE[code];
  if (known) return fault(known);
  if (/wrong version number|packet length too long|http request/i.test(error.message))
    return fault('AIT_TLS_NOT_TLS');
  if (/unsupported protocol|version too low|no protocols available/i.test(error.message))
    return fault('AIT_TLS_VERSION');
  if (isReset(code, error)) return resetFault(error, scene);
  if (code.startsWith('HPE_')) return fault('AIT_RESPONSE_UNREADABLE');
  if (code.startsWith('ERR_SSL_') || code === 'EPROTO') return fault('AIT_TLS_FAILED');
  return fault('AIT_NET_FAILED');
}

function byProxy({ status, isTls }: ProxyRefusedError): Fault {
  if (isTls) return fault('AIT_PROXY_TLS');
  if (status === 0) return fault('AIT_PROXY_UNREACHABLE');
  // tinyproxy says 407 only to those who gave no credentials, and 401 to a wrong password.
  if (status === 407 || status === 401) return fault('AIT_PROXY_AUTH');
  return faultBecause(status >= 500 ? 'AIT_PROXY_FAILED' : 'AIT_PROXY_REFUSED', `HTTP ${status}`);
}
