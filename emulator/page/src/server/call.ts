import { signal } from '@preact/signals';
import { takeToken, keepToken } from './token.js';

/** What the admin API refused, with its code. */
export class CallError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

const token = signal(takeToken());

/** False once the server did not take the token. */
export const admitted = signal(true);

export function changeToken(text: string): void {
  // A whole link is pasted as often as the token alone.
  token.value = /token=([\w-]+)/.exec(text)?.[1] ?? text.trim();
  keepToken(token.value);
  admitted.value = true;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** Calls the admin API. @throws CallError */
export async function call<Answer>(method: Method, path: string, body?: object): Promise<Answer> {
  const response = await open(path, {
    method,
    ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  return (await response.json()) as Answer;
}

/** Opens a path of the admin API under the token. @throws CallError */
export async function open(path: string, init: RequestInit = {}): Promise<Response> {
  const response = await fetch(`/api${path}`, {
    ...init,
    headers: { ...init.headers, authorization: `Bearer ${token.value}` },
  }).catch((error: unknown) => {
    if (init.signal?.aborted) throw error;
    throw new CallError('GONE', String(error));
  });
  if (response.ok) return response;
  if (response.status === 401) admitted.value = false;
  const { error } = (await response.json().catch(() => ({}))) as {
    error?: { code: string; message: string };
  };
  throw new CallError(error?.code ?? 'FAULT', error?.message ?? response.statusText);
}
