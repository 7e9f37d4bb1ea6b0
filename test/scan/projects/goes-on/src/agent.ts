import { existsSync, readFileSync } from 'node:fs';
import { Agent } from 'node:https';

const certPath = process.env.TOSS_CERT_PATH;
const keyPath = process.env.TOSS_KEY_PATH;

/** "Until the certificate is issued." */
export function tossAgent(): Agent | undefined {
  if (!certPath || !keyPath || !existsSync(certPath)) {
    console.warn('no certificate for Apps in Toss');
    return undefined;
  }
  return new Agent({ keepAlive: true, cert: readFileSync(certPath), key: readFileSync(keyPath) });
}

let loaded: Agent | undefined;
try {
  loaded = new Agent({ keepAlive: true, cert: readFileSync('a.crt'), key: readFileSync('a.key') });
} catch (error) {
  console.error('could not read the certificate', (error as Error).message);
}

const { TOSS_CERT, TOSS_KEY } = process.env;
const decoded = (value: string) => Buffer.from(value, 'base64').toString();

export const choice =
  TOSS_CERT && TOSS_KEY
    ? new Agent({ keepAlive: true, cert: decoded(TOSS_CERT), key: decoded(TOSS_KEY) })
    : undefined;
export { loaded };
