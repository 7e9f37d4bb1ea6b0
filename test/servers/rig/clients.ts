import axios, { type AxiosInstance } from 'axios';
import { Agent } from 'node:https';
import type { SecureVersion } from 'node:tls';
import { ClientCertificate } from '../../../lib/certificate/client-certificate.js';
import { AllowedOrigins } from '../../../lib/transport/line/allowed-origins.js';
import { createAxiosInstance } from '../../../lib/transport/axios/axios-instance.js';
import { MtlsAgents } from '../../../lib/transport/connection/mtls-agents.js';
import type { Pair } from './material.js';

const HANDSHAKE_MS = 800;

/** What sends the request of a cell. */
export interface Client {
  readonly axios: AxiosInstance;
  /** Only ours has one. */
  readonly certificate?: ClientCertificate;
  close(): void;
}

/** The HTTP client of this package, as the module makes it. @throws what the library refuses locally */
export function ours(origin: string, pair: Pair, ca: string): Client {
  const certificate = ClientCertificate.parse(pair, { ca });
  const agents = new MtlsAgents({
    origins: new AllowedOrigins([origin]),
    unavailable: () => new Error('there is always a certificate') as never,
    refused: () => undefined,
    drainTimeout: 100,
    handshakeTimeout: HANDSHAKE_MS,
  });
  agents.activate(certificate);
  const instance = createAxiosInstance({
    agents,
    baseURL: origin,
    userAgent: 'servers/1',
    deadline: 5_000,
    maxResponseBytes: 1_048_576,
    clock: () => new Date(),
  });
  return { axios: instance, certificate, close: () => agents.cut(certificate) };
}

/** axios as everybody has it, with an `https.Agent` of Node's. */
export function stock(
  origin: string,
  pair: Pair | undefined,
  ca: string,
  maxVersion?: SecureVersion,
): Client {
  const httpsAgent = new Agent({ ca, ...pair, ...(maxVersion && { maxVersion }) });
  const instance = axios.create({
    baseURL: origin,
    httpsAgent,
    maxRedirects: 0,
    proxy: false,
    timeout: 2_000,
  });
  return { axios: instance, close: () => httpsAgent.destroy() };
}

/** Long enough for the server to answer anything else, short enough to sit through. */
export function impatient(client: Client): Client {
  client.axios.defaults.timeout = HANDSHAKE_MS;
  return client;
}
