import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../../sample/basic/dist/main.js', import.meta.url));

/** The sample app as its own process, with the downloaded files in `folder`. */
export async function startSample(t, told, folder) {
  const port = await freePort();
  const { APPS_IN_TOSS_CERT: _cert, APPS_IN_TOSS_KEY: _key, ...environment } = told.environment;
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, ...environment, APPS_IN_TOSS_CERT_DIR: folder, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  t.after(() => child.kill('SIGKILL'));
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const url = `http://127.0.0.1:${port}`;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`The sample ended:\n${output}`);
    if (await fetch(`${url}/health`).catch(() => undefined)) return { url, child, output: () => output };
    await Promise.race([
      once(child.stdout, 'data'),
      once(child, 'exit'),
      new Promise((r) => setTimeout(r, 200)),
    ]);
  }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}
