import { execFile } from 'node:child_process';
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { EmulatedEnvironment } from '../../../test/samples/emulated-environment.js';
import { bundle } from '../build.mjs';

const run = promisify(execFile);
const root = process.cwd();

/** Calls the uploaded file twice, as a fresh process would be called, and says how long each part took. */
const INVOKE = `
const begun = performance.now();
const { handler } = require(process.argv[2]);
const loaded = performance.now();
(async () => {
  const answers = [];
  for (const authorizationCode of process.argv.slice(3)) {
    const since = performance.now();
    const answer = await handler({ body: JSON.stringify({ authorizationCode, referrer: 'DEFAULT' }) });
    answers.push({ ...answer, ms: performance.now() - since });
  }
  console.log(JSON.stringify({ loadMs: loaded - begun, answers }));
  process.exit(0);
})();
`;

describe('sample/serverless', () => {
  let toss: EmulatedEnvironment;

  beforeAll(async () => {
    toss = await EmulatedEnvironment.start();
  });
  afterAll(() => toss.close());

  it('is one file that logs in, and answers faster the second time', async () => {
    const file = join(toss.folder, 'handler.cjs');
    await bundle(file, { alias: { 'nestjs-apps-in-toss': join(root, 'lib/index.ts') } });
    const invoke = join(toss.folder, 'invoke.cjs');
    await writeFile(invoke, INVOKE);
    const code = () => toss.emulator.issueAuthorizationCode('my-app', { userKey: 443_731_104 });
    // Not from inside this repository, so that nothing but the file is there.
    const { stdout } = await run(process.execPath, [invoke, file, code(), code()], {
      cwd: toss.folder,
      env: process.env,
    });
    // Before it stands what the application logs: names stay encrypted here.
    const { loadMs, answers } = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '');
    const [cold, warm] = answers;
    expect([cold, warm]).toMatchObject([
      { statusCode: 200, body: '{"userKey":443731104}' },
      { statusCode: 200, body: '{"userKey":443731104}' },
    ]);
    expect(warm.ms).toBeLessThan(cold.ms);
    const { size } = await stat(file);
    console.info(
      `serverless: ${Math.round(size / 1024)} KiB, load ${loadMs.toFixed(0)} ms, first call ${cold.ms.toFixed(0)} ms, second ${warm.ms.toFixed(0)} ms`,
    );
  });
});
