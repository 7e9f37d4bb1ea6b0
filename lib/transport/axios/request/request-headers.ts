import { AxiosHeaders, type InternalAxiosRequestConfig } from 'axios';
import type { OutgoingHttpHeaders } from 'node:http';
import { isStream } from './request-body.js';
import type { RequestHeaders } from './request-headers.type.js';

/** @internal */
export function requestHeaders(config: InternalAxiosRequestConfig, userAgent: string): RequestHeaders {
  const headers = AxiosHeaders.from(config.headers);
  let named = false;
  for (const name of Object.keys(headers)) {
    const lower = name.toLowerCase();
    if (lower === 'user-agent') named = headers[name] !== undefined;
    else if (isOurs(lower, config)) delete headers[name];
  }
  // Not `set`, which would look for a name that is not there, and clean a value that is ours.
  if (!named) headers['User-Agent'] = userAgent;
  return headers;
}

function isOurs(name: string, { auth, data }: InternalAxiosRequestConfig): boolean {
  switch (name) {
    // Set by Node from the URL; another name here would make it verify the server against that name.
    case 'host':
      return true;
    // As in axios, credentials of `auth` replace the header.
    case 'authorization':
      return auth !== undefined && auth !== null;
    // Of a stream only the caller knows the length; all else is counted, whatever the headers say.
    case 'content-length':
      return !isStream(data);
    default:
      return false;
  }
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
