import { X509Certificate } from 'node:crypto';
import { globalAgent } from 'node:https';
import { MtlsAgent } from '../connection/mtls-agent.js';
import type { GatewayAnswer } from '../refusal/gateway-signature.js';
import type { PresentedCertificate } from '../classification/presented-certificate.interface.js';

type Fields = Readonly<Record<string, unknown>>;

const CLIENT_AUTH = '1.3.6.1.5.5.7.3.2';
const ANY_PURPOSE = '2.5.29.37.0';

/** The fields of whatever it is. @internal */
export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

/**
 * Which certificate an `AxiosError` was sent under, from its agent. Only the certificate is looked at, never the key.
 * Undefined where the config does not tell.
 *
 * @internal
 */
export function configuredCertificate(error: unknown): PresentedCertificate | undefined {
  const { config, request } = fieldsOf(error);
  const { agent } = fieldsOf(request);
  if (agent instanceof MtlsAgent) return agent.certificate;
  const { httpsAgent, adapter } = fieldsOf(config);
  // With another adapter than axios's own for Node, the agent need not be the one that was used.
  if (!config || (adapter !== 'http' && !(Array.isArray(adapter) && adapter.includes('http'))))
    return undefined;
  const { options } = fieldsOf(httpsAgent ?? globalAgent);
  return options === undefined ? undefined : certificateIn(fieldsOf(options));
}

/** The answer inside an `AxiosError`, when its body was read as text. @internal */
export function answerIn(error: unknown): GatewayAnswer | undefined {
  const { status, headers, data } = fieldsOf(fieldsOf(error)['response']);
  if (typeof status !== 'number') return undefined;
  const body = Buffer.isBuffer(data) ? data.toString('latin1') : data;
  const isObject = typeof body === 'object' && body !== null;
  return {
    status,
    headers: isObject ? { 'content-type': 'application/json' } : fieldsOf(headers),
    body: typeof body === 'string' ? body : '',
  };
}

function certificateIn({ cert, key, pfx, secureContext }: Fields): PresentedCertificate | undefined {
  if (secureContext || pfx) return undefined;
  // One without the other is taken in silence, and nothing is presented.
  if (!cert || !key) return 'none';
  const pem: unknown = Array.isArray(cert) ? cert[0] : cert;
  if (typeof pem !== 'string' && !Buffer.isBuffer(pem)) return undefined;
  try {
    const { validFrom, validTo, keyUsage } = new X509Certificate(pem);
    // Node calls the extended key usage `keyUsage`; it is undefined when the certificate has none.
    const purposes = keyUsage as string[] | undefined;
    const forClients = !purposes || purposes.includes(CLIENT_AUTH) || purposes.includes(ANY_PURPOSE);
    return { validFrom: new Date(validFrom), validTo: new Date(validTo), forClients };
  } catch {
    // Not readable here: then nothing is known about it, which is no fault of its own.
    return undefined;
  }
}
