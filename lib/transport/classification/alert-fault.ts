import { fault, faultBecause } from '../fault/fault-catalogue.js';
import type { FaultScene } from './fault-scene.interface.js';
import type { Fault } from '../fault/fault.interface.js';
import { ownDefect, REFUSALS } from './own-defect.js';
import { alertAdvice } from './alert-advice.js';
import {
  alertMeaning,
  alertName,
  CERTIFICATE_EXPIRED,
  HANDSHAKE_FAILURE,
  mayMeanCertificate,
} from './tls-alert.js';
import type { TransportCode } from '../fault/transport-code.js';

/** What a received alert means, told by its number and by what we know of our certificate. @internal */
export function alertFault(alert: number, scene: FaultScene): Fault {
  const { certificate, now } = scene;
  const detail = `TLS alert ${alert}`;
  const meaning = alertMeaning(alert);
  if (!meaning) return otherAlert(alert, scene);
  if (!meaning.startsWith('AIT_CERT_')) return fault(meaning);
  if (alert === HANDSHAKE_FAILURE) return handshakeFailure(scene, detail);
  const defect = ownDefect(certificate, now);
  if (defect) return faultBecause(defect, detail);
  // Go says no more than "bad certificate", whatever is wrong.
  if (meaning === 'AIT_CERT_REFUSED' && certificate === undefined) {
    return faultBecause(meaning, detail, REFUSALS);
  }
  // By our clock it has not expired: theirs may be ahead, or one of their own revocation lists is out of date.
  if (alert === CERTIFICATE_EXPIRED && certificate !== undefined) {
    const more = `${detail}, although by the clock of this machine it has not`;
    return faultBecause(meaning, more, [meaning, 'AIT_CERT_REFUSED']);
  }
  return faultBecause(meaning, detail);
}

/** Servers say it for want of a certificate, and also before they have looked for one. */
function handshakeFailure({ certificate, now, serverSpoke, phase }: FaultScene, detail: string): Fault {
  if (serverSpoke === false) {
    const more = `${detail}: no cipher in common, or a server name it does not know`;
    return faultBecause('AIT_TLS_FAILED', more);
  }
  const defect = ownDefect(certificate, now);
  if (defect) return oneOf(detail, defect, 'AIT_CERT_NOT_PRESENTED', 'AIT_TLS_FAILED');
  const agreed = serverSpoke === true || phase === 'send';
  // It asked for a certificate and got one.
  if (agreed && certificate !== undefined) return oneOf(detail, 'AIT_CERT_REFUSED', 'AIT_CERT_NOT_PRESENTED');
  return agreed
    ? oneOf(detail, 'AIT_CERT_NOT_PRESENTED', 'AIT_CERT_REFUSED')
    : oneOf(detail, 'AIT_TLS_FAILED', 'AIT_CERT_NOT_PRESENTED', 'AIT_CERT_REFUSED');
}

/** Whoever sends an alert has said no, whatever it means by it. */
function otherAlert(alert: number, { certificate, serverSpoke, phase }: FaultScene): Fault {
  const name = alertName(alert);
  const plain = fault('AIT_TLS_FAILED');
  const wasShown = certificate !== undefined && certificate !== 'none';
  const agreed = serverSpoke === true || phase === 'send';
  return {
    ...plain,
    side: 'they-refused-us',
    cause: `The server refused us: it ended the TLS connection (TLS alert ${alert}${name ? `, ${name}` : ''}).`,
    hint: alertAdvice(alert, serverSpoke) ?? plain.hint,
    ...(wasShown && agreed && mayMeanCertificate(alert) && { candidates: [plain.code, 'AIT_CERT_REFUSED'] }),
  };
}

function oneOf(detail: string, ...candidates: [TransportCode, ...TransportCode[]]): Fault {
  return faultBecause(candidates[0], detail, [...new Set(candidates)]);
}
