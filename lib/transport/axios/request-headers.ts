import { AxiosHeaders, type InternalAxiosRequestConfig } from 'axios';
import type { OutgoingHttpHeaders } from 'node:http';
import { isStream } from './request-body.js';
import type { RequestHeaders } from './request-headers.type.js';

/** @internal */
export function requestHeaders(config: InternalAxiosRequestConfig, userAgent: string): RequestHeaders {
  const headers = AxiosHeaders.from(config.headers);
  headers.set('User-Agent', userAgent, false);
  // Set by Node from the URL; another name here would make it verify the server against that name.
  headers.delete('Host');
  // As in axios, credentials of `auth` replace the header.
  if (config.auth) headers.delete('Authorization');
  // Of a stream only the caller knows the length; all else is counted, whatever the headers say.
  if (!isStream(config.data)) headers.delete('Content-Length');
  return headers;
}

/** As `node:https` takes them. Credentials join only here, so that `config.headers` does not tell them. @internal */
export function wireHeaders(
  headers: RequestHeaders,
  { auth }: InternalAxiosRequestConfig,
): OutgoingHttpHeaders {
  const plain = headers.toJSON() as OutgoingHttpHeaders;
  if (auth) {
    const credentials = `${auth.username || ''}:${auth.password || ''}`;
    plain['Authorization'] = `Basic ${Buffer.from(credentials).toString('base64')}`;
  }
  return plain;
}
