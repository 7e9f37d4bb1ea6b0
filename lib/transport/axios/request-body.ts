import { AxiosError, type AxiosHeaders, type InternalAxiosRequestConfig } from 'axios';
import { Readable } from 'node:stream';
import { isAnyArrayBuffer, isArrayBufferView } from 'node:util/types';

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
  headers: AxiosHeaders,
): WireBody | Promise<WireBody> {
  const plain = plainBody(config.data);
  if (plain) return withinLength(plain.body, config);
  if (config.data instanceof FormData || config.data instanceof Blob) {
    return encoded(config.data, headers).then((body) => withinLength(body, config));
  }
  if (config.data instanceof Readable || isLegacyForm(config.data)) {
    if (isLegacyForm(config.data)) headers.set(config.data.getHeaders());
    return config.data as unknown as Readable;
  }
  throw new AxiosError(
    'Data after transformation must be a string, an ArrayBuffer, a Buffer, FormData, a Blob or a Stream',
    AxiosError.ERR_BAD_REQUEST,
    config,
  );
}

/** Basic credentials of `config.auth`; they replace an `Authorization` header, as in axios. @internal */
export function applyAuth(config: InternalAxiosRequestConfig, headers: AxiosHeaders): void {
  if (!config.auth) return;
  const { username = '', password = '' } = config.auth;
  headers.set('Authorization', `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`);
}

function plainBody(data: unknown): { body: string | Buffer | undefined } | undefined {
  if (data === undefined || data === null) return { body: undefined };
  if (typeof data === 'string' || Buffer.isBuffer(data)) return { body: data };
  if (isAnyArrayBuffer(data)) return { body: Buffer.from(data) };
  if (isArrayBufferView(data)) return { body: Buffer.from(data.buffer, data.byteOffset, data.byteLength) };
  if (data instanceof URLSearchParams) return { body: data.toString() };
  return undefined;
}

function withinLength(
  body: string | Buffer | undefined,
  config: InternalAxiosRequestConfig,
): string | Buffer | undefined {
  const limit = config.maxBodyLength ?? -1;
  if (limit < 0 || body === undefined || Buffer.byteLength(body) <= limit) return body;
  throw new AxiosError('Request body larger than maxBodyLength limit', AxiosError.ERR_BAD_REQUEST, config);
}

/** The platform's own encoder writes the multipart form and its boundary. */
async function encoded(data: FormData | Blob, headers: AxiosHeaders): Promise<Buffer> {
  const encoder = new Response(data);
  const contentType = encoder.headers.get('content-type');
  if (contentType) headers.set('Content-Type', contentType);
  return Buffer.from(await encoder.arrayBuffer());
}

/** A form of the `form-data` package: an old-style stream that tells its own headers. */
function isLegacyForm(data: unknown): data is Readable & { getHeaders(): Record<string, string> } {
  const candidate = data as { getHeaders?: unknown; pipe?: unknown };
  return typeof candidate?.getHeaders === 'function' && typeof candidate.pipe === 'function';
}
