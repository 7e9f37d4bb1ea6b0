import type { CanaryVerdict } from '../certificate/rotation/rotation-hooks.interface.js';
import type { Clock } from '../foundation/clock.js';
import { Deadline } from '../foundation/deadline.js';
import { exchange } from '../transport/exchange/exchange.js';
import { faultBecause } from '../transport/fault/fault-catalogue.js';
import { refusesCertificate } from '../transport/fault/refuses-certificate.js';
import { type GatewayAnswer, gatewaySignature } from '../transport/refusal/gateway-signature.js';
import type { MtlsAgent } from '../transport/connection/mtls-agent.js';
import { AppsInTossTransportError } from '../transport/fault/transport.error.js';
import { LOGIN_OPERATIONS } from './login/login.operations.js';
import { parseJson } from './answer/parse-json.js';
import { isJsonObject } from './answer/read-envelope.js';
import { PATH_PREFIX } from './request/request-path.js';
import { USER_AGENT } from './request/version.js';

/** @internal */
export interface CanaryRequestOptions {
  /** Under the candidate. */
  readonly agent: MtlsAgent;
  readonly apiBaseUrl: string;
  readonly timeoutMs: number;
  readonly clock: Clock;
}

/** An authorization code that nobody was given: exchanging it changes nothing and is answered with an error. */
const BOGUS_LOGIN = JSON.stringify({ authorizationCode: 'nestjs-apps-in-toss-canary', referrer: 'DEFAULT' });

/**
 * Tries a candidate with one harmless request. Any JSON object in the answer comes from the API, so the certificate
 * was let through; a gateway that refuses after the handshake answers with a page.
 *
 * @internal
 */
export async function canaryRequest(options: CanaryRequestOptions): Promise<CanaryVerdict> {
  const { method, path } = LOGIN_OPERATIONS.generateToken;
  const { agent, clock, timeoutMs } = options;
  try {
    const { body, status, headers } = await exchange({
      agent,
      clock,
      deadline: new Deadline(timeoutMs),
      operation: 'canary',
      url: new URL(`${PATH_PREFIX}${path}`, options.apiBaseUrl),
      method,
      headers: { 'content-type': 'application/json', accept: 'application/json', 'user-agent': USER_AGENT },
      body: BOGUS_LOGIN,
      maxResponseBytes: 65_536,
    });
    const text = body.toString('utf8');
    return isJsonObject(parseJson(text))
      ? { verdict: 'accepted' }
      : refusedByGateway({ status, headers, body: text }, options);
  } catch (error) {
    if (!(error instanceof AppsInTossTransportError)) throw error;
    return { verdict: refusesCertificate(error) ? 'rejected' : 'undecided', reason: error };
  }
}

/** A firewall or a list of addresses answers in the same way. */
const PAGE_CANDIDATES = ['AIT_CERT_REFUSED', 'AIT_UNDIAGNOSED'] as const;

function refusedByGateway(answer: GatewayAnswer, { agent, clock }: CanaryRequestOptions): CanaryVerdict {
  const { status } = answer;
  const fault =
    gatewaySignature(answer, agent.certificate, clock()) ??
    faultBecause('AIT_CERT_REFUSED', `the gateway answered HTTP ${status} with a page`, PAGE_CANDIDATES);
  // A gateway in trouble says nothing about the certificate, nor does one that saw no TLS.
  const verdict = status >= 500 || !refusesCertificate(fault) ? 'undecided' : 'rejected';
  const reason = new AppsInTossTransportError({
    fault,
    outcome: 'refused',
    phase: 'body',
    operation: 'canary',
    httpStatus: status,
  });
  return { verdict, reason };
}
