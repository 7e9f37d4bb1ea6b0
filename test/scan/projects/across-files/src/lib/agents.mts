import { readFile } from 'node:fs/promises';
import { Agent } from 'node:https';

export async function makeAgent() {
  const [cert, key] = await Promise.all([readFile('certs/toss.crt'), readFile('certs/toss.key')]);
  return new Agent({ cert, key, keepAlive: true });
}
