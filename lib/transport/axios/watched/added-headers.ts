import { AxiosHeaders, type AxiosInstance } from 'axios';
import { isReservedHeader } from '../../exchange/reserved-headers.js';

type Headers = Readonly<Record<string, string>>;

/** Of the headers that axios carries, those that others added: what a typed call says itself is not theirs to change. @internal */
export function addedHeaders(headers: unknown, own: Headers): Record<string, string> {
  const added: Record<string, string> = {};
  for (const [name, value] of Object.entries(AxiosHeaders.from(headers as Headers).toJSON(true))) {
    const lower = name.toLowerCase();
    if (!isReservedHeader(lower) && !Object.hasOwn(own, lower)) added[lower] = String(value);
  }
  return added;
}

/** Set by axios itself for every instance. */
const OF_AXIOS = new Set(['Accept', 'Content-Type']);

/** The headers that the user gave to all requests of an instance; undefined where there are none. @internal */
export function defaultHeaders({ defaults }: AxiosInstance, method: string): object | undefined {
  const headers = defaults.headers as unknown as Readonly<Record<string, object | undefined>>;
  const { common = {}, [method.toLowerCase()]: ofMethod = {} } = headers;
  const hasOwn = [common, ofMethod].some((each) => Object.keys(each).some((name) => !OF_AXIOS.has(name)));
  return hasOwn ? { ...common, ...ofMethod } : undefined;
}
