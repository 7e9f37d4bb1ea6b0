import { spawn } from 'node:child_process';
import { once } from 'node:events';

const LIMIT_MS = 60_000;

/**
 * Starts an application under a Node, logs a user in through it, asks its health, and ends it by SIGTERM.
 *
 * @returns what went wrong, or nothing
 */
export async function tryApp({ binary, file, cwd, emulator, environment }) {
  const child = spawn(binary, [file], {
    cwd,
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const ended = once(child, 'close');
  const timer = setTimeout(() => child.kill('SIGKILL'), LIMIT_MS);
  try {
    const url = await new Promise((resolve, reject) => {
      const listen = (chunk) => {
        said += chunk;
        const found = /listening on (\S+)/.exec(said);
        if (found) resolve(found[1].replace('[::1]', '127.0.0.1'));
      };
      child.stdout.on('data', listen);
      child.stderr.on('data', listen);
      child.once('error', reject);
      void ended.then(() => reject(new Error('it ended before it listened')));
    });
    const authorizationCode = emulator.issueAuthorizationCode('my-app', { name: '김토스' });
    const body = JSON.stringify({ authorizationCode });
    const headers = { 'content-type': 'application/json' };
    await expectAnswer('login', await fetch(`${url}/login`, { method: 'POST', headers, body }), '김토스');
    await expectAnswer('health', await fetch(`${url}/health`), '"apps-in-toss":{"status":"up"');
    child.kill('SIGTERM');
    await ended;
    if (!said.includes('closed by SIGTERM')) throw new Error('it did not close in order');
    return undefined;
  } catch (error) {
    return `${error.message}\n${said}`.trim();
  } finally {
    clearTimeout(timer);
    child.kill('SIGKILL');
  }
}

async function expectAnswer(what, response, words) {
  const text = await response.text();
  if (response.status !== 200 || !text.includes(words))
    throw new Error(`${what}: ${response.status} ${text}`);
}
