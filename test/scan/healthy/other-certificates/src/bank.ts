import * as https from 'node:https';
import { readFileSync } from 'node:fs';

/** Mutual TLS with somebody else: not ours to judge. */
export function transfer(body: object) {
  const agent = new https.Agent({ cert: readFileSync('bank.crt'), key: readFileSync('bank.key') });
  return https.request('https://bank.example.com/transfer', { method: 'POST', agent }).end(JSON.stringify(body));
}
