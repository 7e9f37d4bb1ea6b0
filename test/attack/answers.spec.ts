import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type TLSSocket } from 'node:tls';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { Random } from '../faults/random.js';
import { MtlsLab } from '../helpers/mtls-lab.js';
import type { CallerReport } from './caller.js';
import { mutated, noise } from './mutate.js';
import { rounds, SEED } from './seed.js';

const LOADER = pathToFileURL(join(process.cwd(), 'test/helpers/typescript-loader.mjs')).href;
const CALLER = join(process.cwd(), 'test/attack/caller.ts');
const DEADLINE_MS = 2_000;
const MB = 1024 * 1024;
const JSON_HEAD = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nconnection: close\r\n';
const GOOD = Buffer.from(`${JSON_HEAD}content-length: 42\r\n\r\n{"resultType":"SUCCESS","success":{"a":1}}`);

/** Writes without end until the other side has had enough, and never faster than it reads. */
function flood(socket: TLSSocket, part: string | Buffer): void {
  const more = (): void => {
    while (socket.writable && socket.write(part));
  };
  socket.on('drain', more);
  more();
}

/** Chunks of one byte each. */
function inSingleBytes(bytes: number): Buffer {
  const chunk = '1\r\n1\r\n';
  const head = `${JSON_HEAD}transfer-encoding: chunked\r\n\r\n`;
  return Buffer.concat([
    Buffer.from(head),
    Buffer.alloc(bytes * chunk.length, chunk),
    Buffer.from('0\r\n\r\n'),
  ]);
}

const GZIP_BOMB = gzipSync(Buffer.alloc(64 * MB), { level: 9 });
/** Many members are one gzip: 3.9 MB that unpack to nearly 4 GB. */
const LARGEST_GZIP_BOMB = Buffer.concat(Array.from({ length: 60 }, () => GZIP_BOMB));
/** Blocks of deflate in which nothing is: a body that never comes to its first byte. */
const EMPTY_BLOCKS = Buffer.alloc(65_535, Buffer.from([0x00, 0x00, 0x00, 0xff, 0xff]));
const GZIP_HEAD = Buffer.from([0x1f, 0x8b, 0x08, 0, 0, 0, 0, 0, 0, 0x03]);
const BROTLI_BOMB = brotliCompressSync(Buffer.alloc(64 * MB), {
  params: { [constants.BROTLI_PARAM_QUALITY]: 1 },
});

const encoded = (encoding: string, body: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(`${JSON_HEAD}content-encoding: ${encoding}\r\ncontent-length: ${body.length}\r\n\r\n`),
    body,
  ]);

/** What a hostile server answers to one request. `calls` run one after another. */
const ATTACKS: ReadonlyArray<readonly [string, number, (socket: TLSSocket, random: Random) => void]> = [
  ['random bytes', 20, (socket, random) => socket.end(noise(random, random.int(1, 4_000)))],
  ['a good answer with faults in it', 120, (socket, random) => socket.end(mutated(GOOD, random))],
  [
    'random bytes after a good head',
    20,
    (socket, random) => socket.end(Buffer.concat([GOOD.subarray(0, 60), noise(random, 2_000)])),
  ],
  ['a body of 4 MiB in chunks of one byte', 1, (socket) => socket.end(inSingleBytes(4 * MB - 1))],
  [
    'a body without end',
    2,
    (socket) => {
      socket.write(`${JSON_HEAD}\r\n`);
      flood(socket, Buffer.alloc(65_536, '1'));
    },
  ],
  [
    'headers without end',
    2,
    (socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      flood(socket, `x-${'a'.repeat(30)}: ${'b'.repeat(1_000)}\r\n`);
    },
  ],
  [
    'informational answers without end',
    2,
    (socket) => flood(socket, 'HTTP/1.1 103 Early\r\nlink: x\r\n\r\n'.repeat(50)),
  ],
  [
    'chunk extensions without end',
    2,
    (socket) => {
      socket.write(`${JSON_HEAD}transfer-encoding: chunked\r\n\r\n1`);
      flood(socket, `;a=${'b'.repeat(1_000)}`);
    },
  ],
  ['a gzip bomb', 2, (socket) => socket.end(encoded('gzip', GZIP_BOMB))],
  ['a gzip bomb of 4 GB', 2, (socket) => socket.end(encoded('gzip', LARGEST_GZIP_BOMB))],
  [
    'compressed nothing, without end',
    2,
    (socket) => {
      socket.write(`${JSON_HEAD}content-encoding: gzip\r\n\r\n`);
      socket.write(GZIP_HEAD);
      flood(socket, EMPTY_BLOCKS);
    },
  ],
  [
    'bytes without end after the end of a compression',
    2,
    (socket) => {
      socket.write(`${JSON_HEAD}content-encoding: br\r\n\r\n`);
      socket.write(brotliCompressSync('{}'));
      flood(socket, Buffer.alloc(65_536, 'x'));
    },
  ],
  [
    'a compressed answer with faults in it',
    60,
    (socket, random) =>
      socket.end(encoded(random.pick('gzip', 'br', 'deflate'), mutated(gzipSync(GOOD), random))),
  ],
  ['a brotli bomb', 2, (socket) => socket.end(encoded('br', BROTLI_BOMB))],
  [
    'nested JSON of 4 MB',
    2,
    (socket) => socket.end(sized(`${'['.repeat(2 * MB - 100)}${']'.repeat(2 * MB - 100)}`)),
  ],
  ['a million fields', 1, (socket) => socket.end(sized(`{${'"a":1,'.repeat(600_000)}"a":1}`))],
  [
    'a word every 20 ms, for ever',
    1,
    (socket) => {
      socket.write(`${JSON_HEAD}content-length: 1000000\r\n\r\n`);
      const timer = setInterval(() => socket.write('1'), 20);
      socket.on('close', () => clearInterval(timer));
    },
  ],
];

function sized(body: string): string {
  return `${JSON_HEAD}content-length: ${body.length}\r\n\r\n${body}`;
}

describe(`hostile answers, ATTACK_SEED=${SEED}`, () => {
  let lab: MtlsLab;
  let child: ChildProcess;
  let errors = '';
  let ended: Promise<unknown>;

  beforeAll(async () => {
    lab = await MtlsLab.open();
    const client = await lab.authority.issue({ commonName: 'my-mini-app' });
    const execArgv = ['--expose-gc', '--import', LOADER];
    child = fork(CALLER, { execArgv, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    // Not `close`: that also waits for its pipes.
    ended = new Promise((resolve) => child.once('exit', resolve));
    child.stderr?.on('data', (text) => (errors += String(text)));
    child.send({ cert: client.chain, key: client.key, ca: lab.authority.pem });
    await once(child, 'message');
  });
  afterAll(async () => {
    if (child.connected) child.disconnect();
    // With every call over, nothing may keep it alive.
    const patience = setTimeout(() => child.kill('SIGKILL'), 10_000);
    await ended;
    clearTimeout(patience);
    child.stderr?.destroy();
    await lab.close();
    expect([child.exitCode, child.signalCode]).toEqual([0, null]);
  });

  /** A process of its own makes the calls: what it holds and how long it stands still are its own. */
  async function attacked(calls: number, attack: (socket: TLSSocket) => void): Promise<CallerReport> {
    const { chain, key } = lab.serverIdentity;
    const sockets = new Set<TLSSocket>();
    const server = createServer(
      { cert: chain, key, ca: lab.authority.pem, requestCert: true, rejectUnauthorized: true },
      (socket) => {
        sockets.add(socket);
        socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
        socket.once('data', () => attack(socket));
      },
    );
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const report = new Promise<CallerReport>((resolve) =>
      child.once('message', (told) => resolve(told as CallerReport)),
    );
    const died = ended.then((code) => {
      throw new Error(`the process ended with ${String(code)}: ${errors}`);
    });
    const { port } = server.address() as AddressInfo;
    child.send({ origin: `https://127.0.0.1:${port}`, calls, deadlineMs: DEADLINE_MS });
    const result = await Promise.race([report, died]);
    for (const socket of sockets) socket.destroy();
    server.close();
    return result;
  }

  it.each(ATTACKS)('%s', async (name, slice, attack) => {
    const random = new Random(SEED);
    const calls = rounds(slice);
    const report = await attacked(calls, (socket) => attack(socket, random));
    process.stdout.write(
      `hostile answers (ATTACK_SEED=${SEED}): ${name}: ${calls} calls, ${report.peakMb} MB more at the peak, longest standstill ${report.standstillMs} ms, ${report.cpuMs} ms of the processor, ` +
        Object.entries(report.codes)
          .map(([code, times]) => `${code} ${times}`)
          .join(', ') +
        '\n',
    );
    expect(report.strange).toEqual([]);
    expect(report.openSockets).toBe(0);
    // The limit of an answer is 4 MiB. A process of 512 MB lives through all of it.
    expect(report.peakMb).toBeLessThan(200);
    expect(report.latestMs).toBeLessThan(DEADLINE_MS + 2_000);
    // Whatever comes, until the deadline: generous, because others are at work on the machine.
    expect(report.standstillMs).toBeLessThan(DEADLINE_MS);
    // Two threads at full load until the deadline, and no work that goes on after a call.
    expect(report.cpuMs).toBeLessThan(calls * 2 * DEADLINE_MS);
  });
});
