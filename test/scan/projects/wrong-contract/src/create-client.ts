import axios from 'axios';
import { Agent } from 'node:https';
import { readFileSync } from 'node:fs';

export function createClient() {
  const httpsAgent = new Agent({
    keepAlive: true,
    cert: readFileSync('certs/public.crt'),
    key: readFileSync('certs/private.key'),
  });
  return axios.create({ httpsAgent, timeout: 5_000 });
}
