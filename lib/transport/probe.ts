import { isIP } from 'node:net';
import { connect, type TLSSocket } from 'node:tls';
import type { ClientCertificate } from '../certificate/client-certificate.js';
import type { Clock } from '../foundation/clock.js';
import { bareHost } from './allowed-origins.js';
import { classifyFault } from './classify-fault.js';
import { fault } from './fault-catalogue.js';
import type { Fault } from './fault.interface.js';
import type { ProbeResult } from './probe.interface.js';
import { AppsInTossTransportError } from './transport.error.js';

/** @internal */
export interface ProbeOptions {
  readonly origin: string;
  readonly certificate: ClientCertificate;
  readonly timeoutMs: number;
  readonly clock: Clock;
}

/**
 * One full handshake, without any request, on a connection of its own.
 *
 * Under TLS 1.3 our side of the handshake ends before the server has judged the certificate, so `secureConnect` alone
 * says nothing. A server that accepted it goes on to send a session ticket; one that refused sends an alert or closes.
 *
 * @internal
 */
export function probe(options: ProbeOptions): Promise<ProbeResult> {
  const { origin, certificate, timeoutMs, clock } = options;
  const url = new URL(origin);
  const host = bareHost(url.hostname);
  return new Promise((resolve) => {
    let secured = false;
    const socket = connect({
      host,
      port: Number(url.port || 443),
      servername: isIP(host) ? '' : host,
      secureContext: certificate.secureContext,
      rejectUnauthorized: true,
      ALPNProtocols: ['http/1.1'],
    });
    const end = (result: Omit<ProbeResult, 'origin'>): void => {
      clearTimeout(timer);
      socket.removeAllListeners();
      // Whatever the socket still has to say, the verdict is given.
      socket.on('error', () => undefined);
      socket.destroy();
      resolve({ origin, ...result });
    };
    const judge = (error: Error): void => {
      const phase = secured ? 'send' : 'connect';
      const cause = classifyFault(error, { phase, certificate, now: clock(), fresh: true });
      end(verdictOf(cause, error, secured));
    };
    const timer = setTimeout(() => {
      if (secured) end({ verdict: 'undecided' });
      else end(failed('unreachable', fault('AIT_NET_HANDSHAKE_TIMEOUT')));
    }, timeoutMs);
    socket.once('secureConnect', () => {
      secured = true;
      // TLS 1.2 ends its handshake only after the server has judged the certificate.
      if (isJudgedByHandshake(socket)) end({ verdict: 'accepted' });
    });
    socket.once('session', () => {
      if (secured) end({ verdict: 'accepted' });
    });
    socket.once('error', judge);
    socket.once('close', () => judge(new Error('socket hang up')));
  });
}

function isJudgedByHandshake(socket: TLSSocket): boolean {
  return socket.getProtocol() !== 'TLSv1.3';
}

function verdictOf(cause: Fault, error: Error, secured: boolean): Omit<ProbeResult, 'origin'> {
  // After our side of the handshake nothing but the certificate is left for the server to judge.
  if (secured && cause.code === 'AIT_NET_RESET') return failed('refused', fault('AIT_CERT_REFUSED'), error);
  return failed(cause.side === 'they-refused-us' ? 'refused' : 'unreachable', cause, error);
}

function failed(
  verdict: 'refused' | 'unreachable',
  cause: Fault,
  error?: Error,
): Omit<ProbeResult, 'origin'> {
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
