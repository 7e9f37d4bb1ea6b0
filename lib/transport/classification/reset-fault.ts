import { fault } from '../fault/fault-catalogue.js';
import type { FaultScene } from './fault-scene.interface.js';
import type { Fault } from '../fault/fault.interface.js';
import { ownDefect, suspects } from './own-defect.js';
import type { Hint } from '../../foundation/hint.interface.js';
import type { TransportCode } from '../fault/transport-code.js';

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

const UNREACHABLE: TransportCode = 'AIT_NET_UNREACHABLE';

/** Something on the way, or a server (Java's) that says nothing where it speaks no version of TLS that we do. */
const WORDLESS: readonly TransportCode[] = [UNREACHABLE, 'AIT_TLS_VERSION'];

const BEFORE_A_WORD: Hint = {
  ko: '서버가 인증서를 보기도 전에 연결이 끊겼어요. 인증서 때문은 아니에요. 방화벽이나 프록시 같은 중간 장비와 주소, 서버가 받는 TLS 버전(minTlsVersion)을 확인해 주세요.',
  en: 'It ended before the server had seen a certificate, so the certificate is not the reason. Check firewalls and proxies on the way, the base URL, and which versions of TLS the server speaks (minTlsVersion).',
};

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
    const plain = fault('AIT_NET_HANDSHAKE_RESET', ['AIT_NET_HANDSHAKE_RESET', ...WORDLESS]);
    return { ...plain, hint: BEFORE_A_WORD };
  }
  const defect = certificate === 'none' ? undefined : ownDefect(certificate, now);
  if (defect) return fault(defect);
  const others = serverSpoke ? [UNREACHABLE] : WORDLESS;
  return fault('AIT_NET_HANDSHAKE_RESET', [...suspects(certificate, now), ...others]);
}
