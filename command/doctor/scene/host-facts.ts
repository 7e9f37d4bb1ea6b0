import { lookup } from 'node:dns/promises';
import { connect } from 'node:net';
import type { ClientCertificate } from '../../../lib/certificate/client-certificate.js';
import { secureContextWith } from '../../../lib/certificate/opening/secure-context.js';
import type { Clock } from '../../../lib/foundation/clock.js';
import type { HostName } from '../../../lib/options/hosts.js';
import { diagnose } from '../../../lib/transport/diagnosis/diagnose.js';
import type { Diagnosis } from '../../../lib/transport/diagnosis/diagnosis.interface.js';
import { alertNumber } from '../../../lib/transport/classification/tls-alert.js';
import { probe } from '../../../lib/transport/probe/probe.js';
import { gatewaySignature } from '../../../lib/transport/refusal/gateway-signature.js';
import { ask, type Asked } from './ask.js';
import type { CertificateScene } from './certificate-scene.js';

/** What one host did. */
export interface HostFacts {
  readonly host: HostName;
  readonly origin: string;
  /** Its addresses; empty where the name was not found. */
  readonly addresses: readonly string[];
  /** Milliseconds that TCP took. */
  readonly tcpMs?: number;
  /** Why there is no address or no connection: a code of Node. */
  readonly failure?: string;
  /** Without a certificate. */
  readonly bare?: Judged;
  /** Under the certificate of the project, if it has one that can be used. */
  readonly own?: Judged;
}

/** What a host did, and what that means. */
export interface Judged extends Asked {
  /** How it refused what it was shown, such as `alert 45`, `cut` or `page 400`; absent where it did not. */
  readonly refusal?: string;
  /** Absent where all went well. */
  readonly diagnosis?: Diagnosis;
}

interface Asking {
  readonly origin: string;
  /** What a step may take: its limit, or what is left of the time of all steps. */
  readonly timeoutMs: () => number;
  readonly clock: Clock;
}

/** How many steps may take their whole time before the rest is given up: one host after another is silent as a whole. */
const SLOW_STEPS = 2;

/** Asks both hosts at the same time. A step has a time limit, and so have all of them together. */
export function hostFacts(
  origins: Readonly<Record<HostName, string>>,
  certificates: CertificateScene,
  timeoutMs: number,
  clock: Clock,
): Promise<HostFacts[]> {
  const hosts = Object.entries(origins) as [HostName, string][];
  const end = performance.now() + SLOW_STEPS * timeoutMs;
  const left = (): number => Math.max(1, Math.min(timeoutMs, end - performance.now()));
  return Promise.all(
    hosts
      .filter(([, origin]) => URL.canParse(origin) && new URL(origin).protocol === 'https:')
      .map(([host, origin]) => factsOf(host, certificates, { origin, timeoutMs: left, clock })),
  );
}

async function factsOf(host: HostName, certificates: CertificateScene, asking: Asking): Promise<HostFacts> {
  const { origin, timeoutMs } = asking;
  const { hostname, port } = new URL(origin);
  const name = hostname.replace(/^\[|\]$/g, '');
  const facts = { host, origin: new URL(origin).origin };
  const addresses = await within(timeoutMs(), lookup(name, { all: true })).catch(codeOf);
  if (typeof addresses === 'string') return { ...facts, addresses: [], failure: addresses };
  const known = { ...facts, addresses: addresses.map(({ address }) => address) };
  const tcp = await tcpTime(name, Number(port || 443), timeoutMs()).catch(codeOf);
  if (typeof tcp === 'string') return { ...known, failure: tcp };
  const { certificate } = certificates.active ?? {};
  const [bare, own] = await Promise.all([
    askBare(certificates.ca, asking),
    certificate === undefined ? undefined : askUnder(certificate, asking),
  ]);
  return { ...known, tcpMs: tcp, bare, ...(own && { own }) };
}

async function askBare(ca: string | undefined, { origin, timeoutMs, clock }: Asking): Promise<Judged> {
  const asked = await ask(origin, secureContextWith({ minVersion: 'TLSv1.2' }, ca), timeoutMs(), clock);
  const page = asked.answer && gatewaySignature(asked.answer, 'none', clock());
  const diagnosis = asked.error ? diagnose(asked.error, { certificate: 'none', now: clock() }) : page;
  return judged(asked, diagnosis);
}

async function askUnder(
  certificate: ClientCertificate,
  { origin, timeoutMs, clock }: Asking,
): Promise<Judged> {
  const { secureContext } = certificate;
  const asked = await ask(origin, secureContext, timeoutMs(), clock);
  if (asked.answer) return judged(asked, gatewaySignature(asked.answer, certificate, clock()));
  // Nothing was refused by silence, and a second silence would say no more.
  const isSilent = asked.error !== undefined && codeOf(asked.error) === 'ETIMEDOUT';
  if (isSilent) return judged(asked, diagnose(asked.error, { certificate, now: clock() }));
  const probed = await probe({ origin, certificate, timeoutMs: timeoutMs(), clock });
  const evidence = { certificate, now: clock(), probe: probed };
  // The probe has looked at the handshake alone, so that a cut connection is no riddle to it.
  const refused = probed.verdict === 'refused' && probed.error ? diagnose(probed.error) : undefined;
  return judged(asked, refused ?? diagnose(asked.error, evidence));
}

function judged(asked: Asked, diagnosis: Diagnosis | undefined): Judged {
  const refused = diagnosis?.side === 'they-refused-us' || diagnosis?.code.startsWith('AIT_CERT_') === true;
  return { ...asked, ...(diagnosis && { diagnosis }), ...(refused && { refusal: styleOf(asked) }) };
}

function styleOf({ answer, error }: Asked): string {
  if (answer) return `page ${answer.status}`;
  const alert = error && alertNumber(error);
  return alert === undefined ? 'cut' : `alert ${alert}`;
}

/** Milliseconds until TCP stands. */
function tcpTime(host: string, port: number, timeoutMs: number): Promise<number> {
  const start = performance.now();
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, timeout: timeoutMs });
    socket.once('connect', () => {
      resolve(Math.round(performance.now() - start));
      socket.destroy();
    });
    socket.once('timeout', () => socket.destroy(Object.assign(new Error('timeout'), { code: 'ETIMEDOUT' })));
    socket.once('error', reject);
  });
}

async function within<T>(timeoutMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error('timeout'), { code: 'ETIMEDOUT' })), timeoutMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** A connection to several addresses fails with several errors. */
function codeOf(error: unknown): string {
  const { code, errors } = error as { code?: string; errors?: NodeJS.ErrnoException[] };
  return code ?? errors?.[0]?.code ?? 'unknown';
}
