import type { InternalAxiosRequestConfig } from 'axios';
import { faultBecause } from '../../fault/fault-catalogue.js';
import { AppsInTossTransportError } from '../../fault/transport.error.js';

/** What the instance itself was made with; a request may repeat it, but not change it. @internal */
export interface FixedConfig {
  readonly baseURL: string;
  readonly adapter: unknown;
}

type Config = InternalAxiosRequestConfig & Record<string, unknown>;

/**
 * Most would let a request out without the certificate, or the certificate out to another host. The others this
 * adapter does not do, and says so rather than ignore them.
 */
const REFUSED: Readonly<Record<string, (value: unknown, fixed: FixedConfig) => boolean>> = {
  adapter: (value, fixed) => value !== fixed.adapter,
  baseURL: (value, fixed) => value !== fixed.baseURL,
  beforeRedirect: isSet,
  family: isSet,
  fetchOptions: isSet,
  http2Options: isSet,
  httpAgent: isSet,
  httpVersion: (value) => isSet(value) && Number(value) !== 1,
  httpsAgent: isSet,
  insecureHTTPParser: isSet,
  lookup: isSet,
  maxRate: isSet,
  maxRedirects: (value) => isSet(value) && value !== 0,
  proxy: isSet,
  socketPath: isSet,
  transport: isSet,
};

const RULES = Object.entries(REFUSED);

/** Their names, in alphabetical order. @internal */
export const REFUSED_OPTIONS: readonly string[] = Object.keys(REFUSED);

/**
 * Refuses, by name, request options that would bypass the certificate or its limits.
 *
 * @throws AppsInTossTransportError `AIT_REQUEST_OPTION_REFUSED`, outcome `not-sent`
 * @internal
 */
export function assertNoRefusedOption(config: InternalAxiosRequestConfig, fixed: FixedConfig): void {
  for (const [option, refuses] of RULES) {
    if (!refuses((config as Config)[option], fixed)) continue;
    throw new AppsInTossTransportError({
      fault: faultBecause('AIT_REQUEST_OPTION_REFUSED', option),
      outcome: 'not-sent',
      phase: 'local',
    });
  }
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && value !== false;
}
