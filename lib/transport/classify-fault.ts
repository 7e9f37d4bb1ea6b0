import type { ClientCertificate } from '../certificate/client-certificate.js';
import { fault, faultBecause } from './fault-catalogue.js';
import type { Fault, RequestPhase } from './fault.interface.js';
import { HandshakeTimeoutError, ProxyRefusedError, SocketRefusedError } from './socket-refused.error.js';
import { alertMeaning, alertNumber } from './tls-alert.js';
import type { TransportCode } from './transport-code.js';

/** Where and under which certificate a request failed. @internal */
export interface FaultScene {
  readonly phase: RequestPhase;
  readonly certificate: ClientCertificate;
  readonly now: Date;
  /** The connection carried no request before this one. */
  readonly fresh: boolean;
}

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

/** Codes with which a connection ends without a reason. */
const RESETS = new Set([
  'ECONNRESET',
  'EPIPE',
  'ECONNABORTED',
  'ERR_STREAM_PREMATURE_CLOSE',
  'ERR_SSL_UNEXPECTED_EOF',
]);

/**
 * Names the cause of a failed connection: what we know locally, then which side spoke, then the alert's number, then
 * the phase. What stays unclear is said to be unclear, with the causes that fit.
 *
 * @internal
 */
export function classifyFault(error: Error, scene: FaultScene): Fault {
  if (error instanceof SocketRefusedError) {
    return fault(error.why === 'host' ? 'AIT_HOST_NOT_ALLOWED' : 'AIT_AGENT_CLOSED');
  }
  if (error instanceof ProxyRefusedError) return byProxy(error);
  if (error instanceof HandshakeTimeoutError) return fault('AIT_NET_HANDSHAKE_TIMEOUT');
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const alert = alertNumber(error);
  if (alert !== undefined) return byAlert(alert, scene);
  const known = BY_NODE_CODE[code];
  if (known) return fault(known);
  if (/wrong version number|packet length too long|http request/i.test(error.message))
    return fault('AIT_TLS_NOT_TLS');
  if (/unsupported protocol|version too low|no protocols available/i.test(error.message))
    return fault('AIT_TLS_VERSION');
  if (RESETS.has(code) || error.message === 'socket hang up') return byReset(scene);
  if (code.startsWith('HPE_')) return fault('AIT_RESPONSE_UNREADABLE');
  if (code.startsWith('ERR_SSL_') || code === 'EPROTO') return fault('AIT_TLS_FAILED');
  return fault('AIT_NET_FAILED');
}

function byProxy({ status }: ProxyRefusedError): Fault {
  if (status === 0) return fault('AIT_PROXY_UNREACHABLE');
  if (status === 407) return fault('AIT_PROXY_AUTH');
  return faultBecause('AIT_PROXY_REFUSED', `HTTP ${status}`);
}

function byAlert(alert: number, scene: FaultScene): Fault {
  const meaning = alertMeaning(alert);
  if (!meaning) return faultBecause('AIT_TLS_FAILED', `TLS alert ${alert}`);
  if (!meaning.startsWith('AIT_CERT_')) return fault(meaning);
  const detail = `TLS alert ${alert}`;
  return faultBecause(ownDates(scene) ?? meaning, detail);
}

/** Many servers cut the connection instead of naming the reason, so our own dates come first. */
function byReset(scene: FaultScene): Fault {
  if (scene.phase === 'body') return fault('AIT_RESPONSE_TRUNCATED');
  const dates = ownDates(scene);
  if (scene.phase === 'connect') {
    return dates
      ? fault(dates)
      : fault('AIT_NET_HANDSHAKE_RESET', ['AIT_CERT_REFUSED', 'AIT_NET_UNREACHABLE']);
  }
  if (!scene.fresh) return fault('AIT_NET_RESET');
  if (dates) return fault(dates);
  return fault('AIT_NET_RESET', ['AIT_NET_RESET', 'AIT_CERT_REFUSED']);
}

function ownDates({ certificate, now }: FaultScene): TransportCode | undefined {
  const state = certificate.state(now);
  if (state === 'expired') return 'AIT_CERT_EXPIRED';
  if (state === 'not-yet-valid') return 'AIT_CERT_NOT_YET_VALID';
  return undefined;
}
