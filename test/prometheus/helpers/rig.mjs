import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const fileOf = (path) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
export const dashboardFile = fileOf('grafana/apps-in-toss.json');
export const rulesFile = fileOf('alerts/apps-in-toss.rules.yml');

/** The sample in use, and a Prometheus that scrapes it every second and has loaded the rules. */
export async function startRig(t, environment = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'prometheus-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const app = spawn(process.execPath, [fileOf('test/prometheus/programs/app.mjs')], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...environment },
  });
  t.after(() => {
    app.stdin.end();
    return app.exitCode === null ? once(app, 'exit') : undefined;
  });
  const [url] = await once(createInterface({ input: app.stdout }), 'line');
  const config = {
    global: { scrape_interval: '1s', evaluation_interval: '1s' },
    rule_files: [rulesFile],
    scrape_configs: [{ job_name: 'app', static_configs: [{ targets: [new URL(url).host] }] }],
  };
  // JSON is YAML as well.
  await writeFile(join(folder, 'prometheus.yml'), JSON.stringify(config));
  const address = `127.0.0.1:${await freePort()}`;
  const server = spawn(
    'prometheus',
    [
      `--config.file=${join(folder, 'prometheus.yml')}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      `--web.listen-address=${address}`,
      '--log.level=warn',
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  t.after(() => {
    server.kill('SIGKILL');
    return once(server, 'exit');
  });
  const api = async (path, parameters = {}) => {
    const answer = await fetch(`http://${address}/api/v1/${path}?${new URLSearchParams(parameters)}`);
    const { data, error } = await answer.json();
    if (error) throw new Error(`${path} ${JSON.stringify(parameters)}: ${error}`);
    return data;
  };
  await until(() => fetch(`http://${address}/-/ready`).then(({ ok }) => ok));
  return { api, url };
}

/** Panels and their queries, with Grafana's variables filled in. */
export function queriesOf(dashboard) {
  return dashboard.panels.flatMap(({ title, targets = [] }) =>
    targets.map(({ expr, refId, legendFormat }) => ({
      title,
      refId,
      legendFormat,
      expr: expr.replaceAll('$__rate_interval', '10s').replaceAll('$app', '.*'),
    })),
  );
}

/** Asks until it is so. A check that fails counts as not yet. */
export async function until(check, milliseconds = 40_000) {
  const end = performance.now() + milliseconds;
  let last;
  while (performance.now() < end) {
    try {
      last = await check();
      if (last) return last;
    } catch (error) {
      last = error;
    }
    await setTimeout(200);
  }
  throw last instanceof Error ? last : new Error('it did not come to that in time');
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
