import { Agent } from 'node:https';
import { readFileSync } from 'node:fs';

const cert = readFileSync('certs/toss.crt');
const key = readFileSync('certs/toss.key');

// One call a day. ait-scan-ignore AIT-S005
export const agent = new Agent({ cert, key });

// ait-scan-ignore AIT-S003
export const other = new Agent({ cert, key });

export const host = 'apps-in-toss-api.toss.im';
