import type { Call } from '../syntax/kinds.js';
import type { ObjectView } from '../syntax/objects.js';
import type { Site } from '../syntax/source-file.js';
import type { Endpoint } from './address.js';

/** What sends a request. `fetch` is the global one, `undici` that of the package, `https` Node's own module. */
export type HttpClient = 'fetch' | 'undici' | 'node-fetch' | 'axios' | 'https';

/** One place in the code that sends a request. */
export interface HttpCall {
  readonly site: Site<Call>;
  readonly client: HttpClient;
  /** Every URL it may go to, as far as it is written down. */
  readonly urls: readonly string[];
  /** Options of the call over those of its instance. */
  readonly options: ObjectView;
  /** `axios.create(…)`, when it goes through one. */
  readonly instance?: Site;
  readonly endpoint?: Endpoint;
  /** It goes to the partner API. */
  readonly toss: boolean;
}
