// Every other block of TypeScript in the documentation, evaluated as it stands against an emulator of its own: what it
// imports is there, what it injects can be injected, what it configures starts, what it calls answers, its tests pass.
import 'reflect-metadata';
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { Test } from '@nestjs/testing';
import { TerminusModule } from '@nestjs/terminus';
import { startEmulator } from 'apps-in-toss-emulator';
import { expect } from 'expect';
import * as product from 'nestjs-apps-in-toss';
import { runnable } from './helpers/runnable.mjs';

const run = promisify(execFile);
const LIMIT_MS = 30_000;
/** In the package, so that a block finds it by its name, and built, as users have it. */
const FOLDER = resolve('dist/.snippets');
const PAGES = ['.', 'docs', 'docs/recipes', 'emulator'];

/** What needs more than an emulator, by what gives it away; and the suite that has it. */
const ELSEWHERE = [
  { word: "from 'pg'", suite: 'test/services' },
  { word: "'/var/lib/app/grants.journal'", suite: 'test/unit/api/journal' },
  { word: 'emulator.unlinkUser(', suite: 'emulator/test/callbacks' },
  { word: 'new Redis(', suite: 'test/services' },
  { word: 'NestFactory.create(AppModule)', suite: 'test/packaging/readme.test.mjs' },
  { word: "fetch('https://apps-in-toss-api.toss.im')", suite: 'test/servers' },
];

const blocks = [];
for (const folder of PAGES) {
  for (const name of await readdir(folder)) {
    // The two languages hold the same code (test/unit/docs/twins.spec.ts).
    if (!/^[^.]+\.md$/.test(name)) continue;
    const page = join(folder, name);
    const text = await readFile(page, 'utf8');
    for (const { 1: code, index } of text.matchAll(/^```ts\n([\s\S]*?)^```/gm)) {
      const line = text.slice(0, index).split('\n').length + 1;
      const path = /^\/\/ ([\w./-]+)\.ts\n/.exec(code)?.[1] ?? `snippet-${line}`;
      const file = join(FOLDER, page, `${path}.js`);
      if (path !== 'example') blocks.push({ name: `${page}:${line}`, file, code });
    }
  }
}
for (const { file, code } of blocks) {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, runnable(code));
}
after(() => rm(FOLDER, { recursive: true, force: true }));

const suiteOf = ({ code }) => ELSEWHERE.find(({ word }) => code.includes(word));

test('what is tried elsewhere is still in the documentation', () => {
  for (const { word } of ELSEWHERE)
    assert.ok(
      blocks.some(({ code }) => code.includes(word)),
      word,
    );
});

for (const block of blocks.filter((each) => !suiteOf(each))) {
  test(block.name, { timeout: LIMIT_MS }, (context) => evaluate(block, context));
}

async function evaluate({ file, code }, context) {
  // A test of Node.js is a program of its own.
  if (code.includes("from 'node:test'"))
    return run(process.execPath, ['--test', file], { timeout: LIMIT_MS });
  const home = process.cwd();
  const folder = await mkdtemp(join(tmpdir(), 'ait-snippet-'));
  const emulator = await startEmulator({ keyType: 'ec' });
  context.after(async () => {
    process.chdir(home);
    await emulator.close();
    await rm(folder, { recursive: true });
  });
  const validFrom = new Date(Date.now() - 86_400_000);
  const { cert, key } = await emulator.issueCertificate('my-app', { keyType: 'ec', validFrom });
  await writeFile(join(folder, 'a.crt'), cert);
  await writeFile(join(folder, 'a.key'), key);
  for (const name of ['my-app', 'next']) {
    await mkdir(join(folder, 'certs'), { recursive: true });
    await writeFile(join(folder, `certs/${name}_public.crt`), cert);
    await writeFile(join(folder, `certs/${name}_private.key`), key);
  }
  process.chdir(folder);
  const { apiBaseUrl, payBaseUrl, ca, decryption } = emulator;
  process.env.APPS_IN_TOSS_CERT = cert;
  process.env.APPS_IN_TOSS_KEY = key;
  process.env.APPS_IN_TOSS_CA = ca;
  process.env.APPS_IN_TOSS_API_BASE_URL = apiBaseUrl;
  process.env.APPS_IN_TOSS_PAY_BASE_URL = payBaseUrl;
  process.env.APPS_IN_TOSS_DECRYPTION_KEY = decryption.key;
  process.env.APPS_IN_TOSS_DECRYPTION_AAD = decryption.aad;
  process.env.TOSS_UNLINK_CREDENTIAL = 'user:unlink';
  process.env.TOSS_SUBSCRIPTION_CREDENTIAL = 'user:subscription';

  const certificate = { directory: join(folder, 'certs') };
  const ours = product.AppsInTossModule.forRoot({
    certificate,
    apiBaseUrl,
    payBaseUrl,
    ca,
    decryption,
    isGlobal: true,
  });
  const app = await start({ imports: [ours] }, context);
  const runner = collector();
  Object.assign(globalThis, runner.globals, {
    emulator,
    expect,
    toss: app.get(product.AppsInTossClient, { strict: false }),
    http: app.get(product.AppsInTossHttpService, { strict: false }),
    store: app.get(product.ClientCertificateStore, { strict: false }),
  });

  const exported = await imported(file);
  for (const metadata of startable(Object.values(exported), ours)) await start(metadata, context);
  await runner.run();
}

/** A module brings its providers along; what stands alone gets a module around it. */
function startable(exported, ours) {
  const marked = (key) => exported.filter((value) => Reflect.hasMetadata(key, Object(value)));
  const modules = marked('imports').map((each) => ({ imports: [each] }));
  if (modules.length > 0) return modules;
  return [
    ...marked('__controller__').map((each) => ({
      imports: [ours, TerminusModule, callbacks()],
      controllers: [each],
    })),
    ...marked('__injectable__').map((each) => ({ imports: [ours], providers: [each] })),
  ];
}

/** An answer of Apps in Toss that says no is an answer: nobody has the order or the token that stands in a block. */
async function imported(file) {
  try {
    return await import(pathToFileURL(file));
  } catch (error) {
    if (error instanceof product.AppsInTossApiError) return {};
    throw error;
  }
}

async function start(metadata, context) {
  const app = (await Test.createTestingModule(metadata).compile()).createNestApplication();
  context.after(() => app.close());
  return app.init();
}

function callbacks() {
  return product.AppsInTossCallbacksModule.forRoot({ unlink: { credential: 'user:unlink' } });
}

/** The words of Jest and Vitest. */
function collector() {
  const hooks = { before: [], each: [], after: [] };
  const cases = [];
  return {
    globals: {
      describe: (_, body) => body(),
      it: (_, body) => cases.push(body),
      beforeAll: (hook) => hooks.before.push(hook),
      afterEach: (hook) => hooks.each.push(hook),
      afterAll: (hook) => hooks.after.push(hook),
    },
    async run() {
      for (const hook of hooks.before) await hook();
      for (const body of cases) {
        await body();
        for (const hook of hooks.each) await hook();
      }
      for (const hook of hooks.after) await hook();
    },
  };
}
