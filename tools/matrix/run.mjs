// npm run matrix: the packed packages in an application, on every Node, major of Nest, kind of module and HTTP adapter that
// is supported, and out of three bundlers. It prints the table and writes it into docs/compatibility.md.
// `--slice` (in CI): this Node only, no table, one bundler. `--bundles`: nothing but the three bundlers, on this Node.
// `--esbuild`: no other bundler. `--nest=10`: that major only. Wants the builds.
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { bundleAll, installBundlers } from './bundles.mjs';
import { installNodes, thisNode } from './nodes.mjs';
import { npm } from './npm.mjs';
import { installProject } from './projects.mjs';
import { tableOf, writeTable } from './table.mjs';
import { tryApp } from './try-app.mjs';
import { PROMOTION, tryMoney } from './try-money.mjs';

const root = new URL('../../', import.meta.url);
const { values } = parseArgs({
  options: {
    slice: { type: 'boolean' },
    nest: { type: 'string' },
    packed: { type: 'string' },
    esbuild: { type: 'boolean' },
    bundles: { type: 'boolean' },
  },
});
const majors = values.nest ? [Number(values.nest)] : [10, 11, 12];
const folder = await mkdtemp(join(tmpdir(), 'ait-matrix-'));

try {
  const results = await tryAll();
  const table = tableOf(results);
  console.log(`\n${table}\n`);
  for (const { row, column, failure } of results)
    if (failure !== undefined) console.error(`✗ ${row}, ${column}\n${failure}\n`);
  const failed = results.filter((each) => each.failure !== undefined).length;
  console.log(`${results.length - failed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
  // What fails is in the table as well.
  if (!values.slice && !values.bundles && !values.nest) await writeTable(table, root);
} finally {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

async function tryAll() {
  const tarballs = await pack();
  const app = fileURLToPath(new URL('tools/matrix/app', root));
  const projects = [];
  for (const major of majors) projects.push(await installProject(major, { folder, tarballs, app }));
  const nodes = values.slice || values.bundles ? thisNode() : await installNodes(folder);
  const tools = values.slice || values.esbuild ? undefined : await installBundlers(folder);
  const bundles = [];
  for (const project of projects) bundles.push(...(await bundleAll(project, folder, tools)));

  const { startEmulator } = await import(emulatorOf(projects[0].project));
  const emulator = await startEmulator();
  try {
    emulator.createPromotion(PROMOTION);
    const environment = await environmentOf(emulator);
    const results = [];
    for (const each of cells(projects, bundles, nodes)) {
      const failure = each.failure ?? (await (each.attempt ?? tryApp)({ ...each, emulator, environment }));
      console.log(`${failure === undefined ? '✓' : '✗'} ${each.row}, ${each.column}`);
      results.push({ row: each.row, column: each.column, failure });
    }
    return results;
  } finally {
    await emulator.close();
  }
}

function* cells(projects, bundles, nodes) {
  for (const { version, binary } of nodes) {
    const column = (major) => `Nest ${major}, Node ${version}`;
    for (const { major, project } of values.bundles ? [] : projects) {
      for (const [kind, ending] of Object.entries({ ESM: 'mjs', CommonJS: 'cjs' })) {
        for (const adapter of ['Express', 'Fastify']) {
          const file = join(project, `${adapter.toLowerCase()}.${ending}`);
          yield { row: `${kind}, ${adapter}`, column: column(major), binary, file, cwd: project };
        }
        const file = join(project, `money.${ending}`);
        const attempt = tryMoney;
        yield { row: `${kind}, money`, column: column(major), binary, file, cwd: project, attempt };
      }
    }
    for (const { bundler, major, file, failure } of bundles) {
      const cwd = file && join(file, '..');
      yield { row: bundler, column: column(major), binary, file, cwd, failure };
    }
  }
}

/** The packages as users get them, made of what was built. */
async function pack() {
  const found = {};
  for (const [name, source] of Object.entries({
    'nestjs-apps-in-toss': '.',
    'apps-in-toss-emulator': 'emulator',
  })) {
    const given = values.packed && join(values.packed, `${name}.tgz`);
    if (!given) {
      const cwd = fileURLToPath(new URL(source, root));
      await npm(['pack', '--ignore-scripts', '--pack-destination', folder], cwd);
    }
    const file =
      given ??
      join(
        folder,
        (await readdir(folder)).find((each) => each.startsWith(name) && each.endsWith('.tgz')),
      );
    found[name] = `file:${file}`;
  }
  return found;
}

function emulatorOf(project) {
  return pathToFileURL(join(project, 'node_modules/apps-in-toss-emulator/dist/esm/index.js')).href;
}

async function environmentOf(emulator) {
  const { cert, key } = await emulator.issueCertificate('my-app', { keyType: 'ec' });
  return {
    APPS_IN_TOSS_CERT: cert,
    APPS_IN_TOSS_KEY: key,
    APPS_IN_TOSS_CA: emulator.ca,
    APPS_IN_TOSS_API_BASE_URL: emulator.apiBaseUrl,
    APPS_IN_TOSS_PAY_BASE_URL: emulator.payBaseUrl,
    APPS_IN_TOSS_DECRYPTION_KEY: emulator.decryption.key,
    APPS_IN_TOSS_DECRYPTION_AAD: emulator.decryption.aad,
  };
}
