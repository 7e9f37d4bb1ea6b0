import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { SecretDetector } from '../helpers/leaks/secret-detector.js';
import { answer, type LabServer, MtlsLab } from '../helpers/mtls-lab.js';
import { generateKeys, type Issued } from '../helpers/pki.js';

const LOADER = pathToFileURL(join(process.cwd(), 'test/helpers/typescript-loader.mjs')).href;
const PROGRAM = join(process.cwd(), 'test/leaks/child.ts');

/** How a process can be made to talk, and how it can end. */
const WAYS: Array<[name: string, end: string, args?: string[], env?: NodeJS.ProcessEnv]> = [
  ['NODE_DEBUG of the modules that connect', 'exit', [], { NODE_DEBUG: 'http,https,tls,net,stream,timer' }],
  ['uncaught exception', 'exception', ['--trace-uncaught']],
  ['uncaught exception that is no error', 'exception of another kind'],
  ['unhandled rejection', 'rejection'],
  ["'error' event that nobody listens to", 'error event'],
  ['warning', 'warning', ['--trace-warnings']],
  ['diagnostic report on an uncaught exception', 'exception', ['--report-uncaught-exception']],
];

describe('what a process says by itself shows no key', () => {
  let lab: MtlsLab;
  let server: LabServer;
  let issued: Issued;
  let folder: string;
  let detector: SecretDetector;
  let files: { cert: string; key: string; ca: string };

  beforeAll(async () => {
    lab = await MtlsLab.open();
    issued = await lab.authority.issue({ keys: await generateKeys({ keyType: 'rsa' }) });
    detector = new SecretDetector({ keys: { 'the key': issued.key }, words: {} });
    folder = await mkdtemp(join(tmpdir(), 'leaks-'));
    files = { cert: join(folder, 'a.crt'), key: join(folder, 'a.key'), ca: join(folder, 'ca.pem') };
    await Promise.all([
      writeFile(files.cert, issued.cert),
      writeFile(files.key, issued.key, { mode: 0o600 }),
      writeFile(files.ca, lab.authority.pem),
    ]);
    server = await lab.https((request, response) =>
      request.url === '/ok' ? answer(response) : response.socket?.destroy(),
    );
  });
  afterAll(async () => {
    await lab.close();
    await rm(folder, { recursive: true });
  });

  /** Everything a child wrote: both streams, and reports. */
  async function outputOf(
    client: string,
    [, end, args = [], env = {}]: (typeof WAYS)[number],
  ): Promise<string> {
    const cwd = await mkdtemp(join(folder, 'child-'));
    const task = JSON.stringify({ origin: server.origin, files, client, end });
    const streams = await new Promise<string>((resolve) => {
      const options = { cwd, env: { ...process.env, ...env }, maxBuffer: 64 * 1024 * 1024, timeout: 15_000 };
      execFile(process.execPath, [...args, '--import', LOADER, PROGRAM, task], options, (_, stdout, stderr) =>
        resolve(stdout + stderr),
      );
    });
    const reports = await Promise.all((await readdir(cwd)).map((name) => readFile(join(cwd, name), 'utf8')));
    return [streams, ...reports].join('\n');
  }

  it.each(WAYS)('%s', async (...way) => {
    const before = server.processed.length;
    const [ours, stock] = await Promise.all([outputOf('ours', way), outputOf('stock', way)]);
    // The same child with a stock agent gives it away: the way is one, and the output was looked at.
    expect(detector.sightings(stock)).not.toEqual([]);
    expect(server.processed.slice(before).sort()).toEqual(['/ok', '/ok', '/reset', '/reset']);
    expect(detector.sightings(ours)).toEqual([]);
  });
});
