import { AppsInTossHttpService } from '../../lib/transport/axios/apps-in-toss-http.service.js';
import { AllowedOrigins } from '../../lib/transport/line/allowed-origins.js';
import { createGuardedAxios, type GuardedAxios } from '../../lib/transport/axios/axios-instance.js';
import { MtlsAgents, type MtlsAgentsOptions } from '../../lib/transport/connection/mtls-agents.js';
import type { MtlsLab } from './mtls-lab.js';

export interface HttpServiceOptions {
  deadline?: number;
  maxResponseBytes?: number;
  /** Further origins that may be called by absolute URL. */
  also?: string[];
  unavailable?: MtlsAgentsOptions['unavailable'];
  refused?: MtlsAgentsOptions['refused'];
  check?: MtlsAgentsOptions['check'];
  idleTimeout?: number;
  road?: MtlsAgentsOptions['road'];
}

/** An `AppsInTossHttpService` as the module makes it, for one server of the lab. */
export function httpServiceFor(
  lab: MtlsLab,
  origin: string,
  {
    deadline = 5_000,
    maxResponseBytes = 1_048_576,
    also = [],
    unavailable = () => {
      throw new Error('the lab always has a certificate');
    },
    refused = () => undefined,
    check,
    idleTimeout,
    road,
  }: HttpServiceOptions = {},
): { http: AppsInTossHttpService; agents: MtlsAgents; axios: GuardedAxios } {
  const agents = new MtlsAgents({
    origins: new AllowedOrigins([origin, ...also]),
    unavailable,
    refused,
    check,
    drainTimeout: 1_000,
    ...(idleTimeout !== undefined && { idleTimeout }),
    ...(road && { road }),
  });
  agents.activate(lab.client);
  lab.onClose(() => agents.cut(lab.client));
  const axios = createGuardedAxios({
    agents,
    baseURL: origin,
    userAgent: 'lab/1',
    deadline,
    maxResponseBytes,
    clock: () => new Date(),
  });
  return { http: new AppsInTossHttpService(axios.axiosRef), agents, axios };
}
