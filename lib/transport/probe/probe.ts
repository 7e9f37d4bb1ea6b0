import { createSecureContext } from 'node:tls';
import type { ClientCertificate } from '../../certificate/client-certificate.js';
import type { Clock } from '../../foundation/clock.js';
import { classifyFault } from '../classification/classify-fault.js';
import { fault } from '../fault/fault-catalogue.js';
import type { Fault } from '../fault/fault.interface.js';
import { type Handshake, handshake, TLS_1_3 } from './handshake.js';
import type { ProbeResult } from './probe.interface.js';
import { refusesCertificate } from '../fault/refuses-certificate.js';
import { type Road, road } from '../line/road.js';
import type { SharedSilence } from './shared-silence.js';
import { alertNumber, isCertificateAlert } from '../classification/tls-alert.js';
import { AppsInTossTransportError } from '../fault/transport.error.js';

/** @internal */
export interface ProbeOptions {
  readonly origin: string;
  readonly certificate: ClientCertificate;
  readonly timeoutMs: number;
  readonly clock: Clock;
  /** Default one of its own, without a proxy. */
  readonly road?: Road | undefined;
  /** Beside a handshake under another certificate. */
  readonly silence?: SharedSilence | undefined;
}

/**
 * One full handshake, without any request, on a connection of its own.
 *
 * Under TLS 1.3 our side of the handshake ends before the server has judged the certificate, so `secureConnect` alone
 * says nothing. A server that accepted it goes on to send a session ticket; one that refused sends an alert or closes.
 *
 * @internal
 */
export async function probe(options: ProbeOptions): Promise<ProbeResult> {
  const { origin, certificate, timeoutMs, silence, road: by = road() } = options;
  const { secureContext, fingerprint256 } = certificate;
  const result = await handshake({ origin, timeoutMs, road: by, secureContext, fingerprint256, silence });
  return { origin, ...(await judge(result, options)) };
}

type Judgement = Omit<ProbeResult, 'origin'>;

async function judge(result: Handshake, options: ProbeOptions): Promise<Judgement> {
  const { accepted, secured, serverSpoke, error } = result;
  if (accepted) return { verdict: 'accepted' };
  if (!error) {
    return secured ? { verdict: 'undecided' } : failed('unreachable', fault('AIT_NET_HANDSHAKE_TIMEOUT'));
  }
  const { certificate, clock } = options;
  const phase = secured ? 'send' : 'connect';
  const cause = classifyFault(error, { phase, certificate, now: clock(), fresh: true, serverSpoke });
  // After our side of the handshake nothing but the certificate is left for the server to judge.
  if (cause.code === 'AIT_NET_RESET') return failed('refused', fault('AIT_CERT_REFUSED'), error);
  if (cause.code === 'AIT_NET_HANDSHAKE_RESET' && serverSpoke && (await passesWithout(options))) {
    return failed('refused', fault('AIT_CERT_REFUSED'), error);
  }
  if (refusesCertificate(cause)) return failed('refused', cause, error);
  const isTheirs = cause.code === 'AIT_NET_HANDSHAKE_RESET' || cause.side === 'they-refused-us';
  return { ...failed('unreachable', cause, error), ...(serverSpoke && isTheirs && { mayBeRefusal: true }) };
}

/**
 * Whether a handshake that presents no certificate comes further than ours did: to its end, or to an alert that asks
 * for one. If so, neither the network nor a box on the way cuts connections, and the certificate is all that differs.
 * TLS 1.3 is out: there no server has judged a certificate by the time our side ends.
 */
async function passesWithout({ origin, timeoutMs, road: by = road() }: ProbeOptions): Promise<boolean> {
  const secureContext = createSecureContext({ minVersion: 'TLSv1.2' });
  const { accepted, secured, serverSpoke, error } = await handshake({
    origin,
    timeoutMs,
    road: by,
    secureContext,
  });
  if (accepted) return secured !== TLS_1_3;
  const alert = error && alertNumber(error);
  return !secured && serverSpoke === true && alert !== undefined && isCertificateAlert(alert);
}

function failed(verdict: 'refused' | 'unreachable', cause: Fault, error?: Error): Judgement {
  return {
    verdict,
    error: new AppsInTossTransportError({
      fault: cause,
      outcome: 'not-sent',
      phase: 'connect',
      operation: 'probe',
      cause: error,
    }),
  };
}
