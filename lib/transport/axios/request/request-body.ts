import { AxiosError, type InternalAxiosRequestConfig } from 'axios';
import { pipeline, Readable, type Stream } from 'node:stream';
import { isAnyArrayBuffer } from 'node:util/types';
import { ByteLimit } from '../../exchange/response-body.js';
import { encodedForm, isLegacyForm, legacyForm, modern } from './form-body.js';
import type { RequestHeaders } from './request-headers.type.js';

/** What `node:https` can be handed. @internal */
export type WireBody = string | Buffer | Readable | undefined;

/**
 * The body of a request, after axios's transforms, as `node:https` takes it. FormData and Blob are read first and
 * bring their own content type.
 *
 * @throws AxiosError `ERR_BAD_REQUEST` for what axios does not accept either, or when it is over `maxBodyLength`
 * @internal
 */
export function wireBody(
  config: InternalAxiosRequestConfig,
  headers: RequestHeaders,
): WireBody | Promise<WireBody> {
  const { data } = config;
  // As in axios, nothing that counts as false is a body: neither '' nor 0.
  if (!data) return undefined;
  if (typeof data === 'string' || Buffer.isBuffer(data)) return withinLength(data, config);
  if (isAnyArrayBuffer(data)) return withinLength(Buffer.from(data), config);
  if (data instanceof FormData || data instanceof Blob) {
    return encodedForm(data, headers).then((body) => withinLength(body, config));
  }
  if (isLegacyForm(data)) {
    return legacyForm(data, headers, config).then((body) => limited(body, headers, config));
  }
  if (isStream(data)) return limited(data instanceof Readable ? data : modern(data), headers, config);
  throw new AxiosError(
    'Data after transformation must be a string, an ArrayBuffer, a Buffer, FormData, a Blob or a Stream',
    AxiosError.ERR_BAD_REQUEST,
    config,
  );
}

/** @internal */
export function isStream(data: unknown): data is Stream {
  return typeof (data as { pipe?: unknown } | null | undefined)?.pipe === 'function';
}

function withinLength(body: string | Buffer, config: InternalAxiosRequestConfig): string | Buffer {
  const limit = config.maxBodyLength ?? -1;
  if (limit < 0 || Buffer.byteLength(body) <= limit) return body;
  throw new AxiosError(TOO_LONG, AxiosError.ERR_BAD_REQUEST, config);
}

/** No more than allowed, and no more than announced: the rest would be read as the next request. */
function limited(body: Readable, headers: RequestHeaders, config: InternalAxiosRequestConfig): Readable {
  const limits = [config.maxBodyLength ?? -1, Number(headers.get('Content-Length') ?? -1)];
  const limit = Math.min(...limits.filter((one) => one >= 0));
  if (limit === Infinity) return body;
  // The callback is for errors that nobody else hears; here the request hears them, from the last stream.
  return pipeline([body, new ByteLimit(limit, tooLong)], () => undefined) as unknown as Readable;
}

const TOO_LONG = 'Request body larger than maxBodyLength limit';

/** A plain error: it becomes a cause, and only its name, message and code live on. */
function tooLong(): Error {
  return Object.assign(new Error(TOO_LONG), { code: AxiosError.ERR_BAD_REQUEST });
}
