import type { InternalAxiosRequestConfig } from 'axios';
import { PassThrough, type Readable, Stream } from 'node:stream';
import type { RequestHeaders } from './request-headers.type.js';

/** A form of the `form-data` package, which axios itself makes of plain objects: an old-style stream. @internal */
export interface LegacyForm extends Stream {
  getHeaders(): Record<string, string>;
  getLength?(callback: (error: Error | null, length?: number) => void): void;
}

/** @internal */
export function isLegacyForm(data: unknown): data is LegacyForm {
  const candidate = data as { getHeaders?: unknown; pipe?: unknown } | null | undefined;
  return typeof candidate?.getHeaders === 'function' && typeof candidate.pipe === 'function';
}

/** FormData or Blob, read by the platform's own encoder, which writes the multipart form and its boundary. @internal */
export async function encodedForm(data: FormData | Blob, headers: RequestHeaders): Promise<Buffer> {
  const encoder = new Response(data);
  const contentType = encoder.headers.get('content-type');
  if (data instanceof FormData) headers.set('Content-Type', contentType);
  else if (data.size > 0) headers.set('Content-Type', data.type || 'application/octet-stream');
  return Buffer.from(await encoder.arrayBuffer());
}

/** Sets the headers of a form, its length where that is known, and gives it as a stream of today. @internal */
export async function legacyForm(
  form: LegacyForm,
  headers: RequestHeaders,
  config: InternalAxiosRequestConfig,
): Promise<Readable> {
  const { formDataHeaderPolicy } = config as { formDataHeaderPolicy?: string };
  for (const [name, value] of Object.entries(form.getHeaders())) {
    if (formDataHeaderPolicy !== 'content-only' || CONTENT_HEADERS.has(name.toLowerCase()))
      headers.set(name, value);
  }
  const length = await lengthOf(form);
  if (length !== undefined) headers.set('Content-Length', String(length));
  return modern(form);
}

const CONTENT_HEADERS = new Set(['content-type', 'content-length']);

/** Unknown where a part is a stream of unknown length; the form then goes out in chunks. */
function lengthOf(form: LegacyForm): Promise<number | undefined> {
  return new Promise((resolve) => {
    if (!form.getLength) resolve(undefined);
    else form.getLength((error, length) => resolve(error ? undefined : length));
  });
}

/** A stream that does not know how to be destroyed, or is of another `stream` module, as one that does. @internal */
export function modern(stream: Stream): Readable {
  const through = new PassThrough();
  stream.once('error', (error: Error) => through.destroy(error));
  stream.pipe(through);
  through.once('close', () => (stream as { destroy?: () => void }).destroy?.());
  return through;
}
