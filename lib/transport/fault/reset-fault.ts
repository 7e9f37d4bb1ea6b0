import { fault } from './fault-catalogue.js';
import type { FaultScene } from './fault-scene.interface.js';
import type { Fault } from './fault.interface.js';
import { ownDefect, suspects } from './own-defect.js';

/** Codes with which a connection ends without a reason; undici's is the last. */
const RESETS = new Set([
  'ECONNRESET',
  'EPIPE',
  'ECONNABORTED',
  'ERR_STREAM_PREMATURE_CLOSE',
  'ERR_SSL_UNEXPECTED_EOF',
  'UND_ERR_SOCKET',
]);

/** Node's words for a connection that ended before its handshake was done. */
const IN_HANDSHAKE = /before secure TLS connection was established/;

/** @internal */
export function isReset(code: string, error: Error): boolean {
  return RESETS.has(code) || error.message === 'socket hang up';
}

/** Many servers cut the connection instead of naming the reason, so our own certificate comes first. @internal */
export function resetFault(error: Error, scene: FaultScene): Fault {
  const { certificate, now, fresh } = scene;
  const phase = IN_HANDSHAKE.test(error.message) ? 'connect' : scene.phase;
  if (phase === 'body') return fault('AIT_RESPONSE_TRUNCATED');
  if (phase === 'connect') return inHandshake(scene);
  if (fresh === false) return fault('AIT_NET_RESET');
  const defect = certificate === 'none' ? undefined : ownDefect(certificate, now);
  // Only a connection known to be new, and to be past its handshake, was ended for its certificate.
  if (defect && fresh && phase) return fault(defect);
  return fault('AIT_NET_RESET', ['AIT_NET_RESET', ...suspects(certificate, now)]);
}

function inHandshake({ certificate, now, serverSpoke }: FaultScene): Fault {
  // Before the server has said anything it has not seen our certificate.
  if (serverSpoke === false) {
    return fault('AIT_NET_HANDSHAKE_RESET', ['AIT_NET_HANDSHAKE_RESET', 'AIT_NET_UNREACHABLE']);
  }
  const defect = certificate === 'none' ? undefined : ownDefect(certificate, now);
  if (defect) return fault(defect);
  return fault('AIT_NET_HANDSHAKE_RESET', [...suspects(certificate, now), 'AIT_NET_UNREACHABLE']);
}
