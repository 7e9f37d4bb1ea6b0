import type { Diagnosis } from '../../../lib/transport/diagnosis/diagnosis.interface.js';

/** How good a diagnosis is: the cause and nothing else; the cause among others; something else. */
export type Grade = 'exact' | 'ambiguous' | 'wrong';

export function grade({ code, candidates }: Diagnosis, truth: readonly string[]): Grade {
  if (candidates) return candidates.some((each) => truth.includes(each)) ? 'ambiguous' : 'wrong';
  return truth.includes(code) ? 'exact' : 'wrong';
}

/** The number of an alert where there is one, else the code or the status: what does not differ between Node lines. */
export function wordsOf(error: unknown): string {
  for (let each: unknown = error; each; each = (each as { cause?: unknown }).cause) {
    const {
      message = '',
      code,
      response,
    } = each as { message?: string; code?: string; response?: { status: number; data: unknown } };
    const alert = /SSL alert number (\d+)/.exec(message)?.[1];
    if (alert !== undefined) return `alert ${alert}`;
    if (response)
      return `HTTP ${response.status} "${/<title>(?:400 )?(.*?)<\/title>/.exec(String(response.data))?.[1] ?? ''}"`;
    if (/wrong version number|packet length too long/.test(message)) return 'EPROTO "wrong version number"';
    if (/before secure TLS connection was established/.test(message)) return 'ECONNRESET in the handshake';
    const isOurs = code === undefined || code.startsWith('AIT_');
    if (!isOurs && (each as { cause?: unknown }).cause === undefined) return `${code}`;
  }
  return 'nothing';
}
