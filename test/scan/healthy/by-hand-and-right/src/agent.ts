import { readFileSync } from 'node:fs';
import { Agent } from 'node:https';

let agent: Agent | undefined;

/** Made when it is first asked for, and kept. */
export function tossAgent(): Agent {
  if (agent) return agent;
  agent = new Agent({
    cert: readFileSync(process.env.TOSS_MTLS_CERT_PATH!),
    key: readFileSync(process.env.TOSS_MTLS_KEY_PATH!),
    keepAlive: true,
  });
  return agent;
}

const agents = new Map<string, Agent>();

/** One for each mini-app. */
export function agentOf(appName: string): Agent {
  let found = agents.get(appName);
  if (!found) {
    found = new Agent({
      cert: readFileSync(`certs/${appName}_public.crt`),
      key: readFileSync(`certs/${appName}_private.key`),
      keepAlive: true,
    });
    agents.set(appName, found);
  }
  return found;
}
