import type { AxiosInstance } from 'axios';
import type { MtlsAgent } from '../../lib/transport/connection/mtls-agent.js';
import type { AppsInTossClient } from '../../lib/api/apps-in-toss-client.js';
import type { LagMeter } from './lag-meter.js';

/** Where requests of a schedule go out from. */
export interface Sender {
  readonly lag: LagMeter;
  readonly origin: string;
  /** The one that serves now. */
  readonly agent: () => MtlsAgent;
  readonly axios: AxiosInstance;
  readonly client: AppsInTossClient;
}
