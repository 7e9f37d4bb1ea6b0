import type { Socket } from 'node:net';
import { road } from '../../lib/transport/line/road.js';
import { Random } from '../faults/random.js';
import { failureOf, MtlsLab, post } from '../helpers/mtls-lab.js';
import { mutated, noise } from './mutate.js';
import { rounds, SEED } from './seed.js';

const OPEN = Buffer.from('HTTP/1.1 200 Connection established\r\nproxy-agent: x\r\n\r\n');
const DEADLINE_MS = 1_000;

function flood(socket: Socket, part: string | Buffer): void {
  const more = (): void => {
    while (socket.writable && socket.write(part));
  };
  socket.on('drain', more);
  more();
}

/** What a proxy says to a CONNECT, and on. It never reaches a server. */
const ATTACKS: ReadonlyArray<readonly [string, number, (socket: Socket, random: Random) => void]> = [
  ['random bytes', 60, (socket, random) => socket.end(noise(random, random.int(1, 3_000)))],
  ['a good answer with faults in it', 150, (socket, random) => socket.end(mutated(OPEN, random))],
  ['noise in the tunnel', 60, (socket, random) => socket.end(Buffer.concat([OPEN, noise(random, 3_000)]))],
  [
    'headers without end',
    2,
    (socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      flood(socket, `x: ${'a'.repeat(1_000)}\r\n`);
    },
  ],
  ['informational answers without end', 2, (socket) => flood(socket, 'HTTP/1.1 102 Wait\r\n\r\n'.repeat(50))],
  [
    'bytes in the tunnel without end',
    2,
    (socket) => {
      socket.write(OPEN);
      flood(socket, Buffer.alloc(65_536, 0x16));
    },
  ],
];

describe(`hostile proxies, ATTACK_SEED=${SEED}`, () => {
  let lab: MtlsLab;
  beforeEach(async () => void (lab = await MtlsLab.open()));
  afterEach(() => lab.close());

  it.each(ATTACKS)('%s: nothing was sent, and nothing stays open', async (_, slice, attack) => {
    const random = new Random(SEED);
    const open = new Set<Socket>();
    const proxy = await lab.tcp((socket) => {
      open.add(socket);
      socket.once('close', () => open.delete(socket));
      socket.once('data', () => attack(socket, random));
    });
    const origin = 'https://127.0.0.1:9';
    const way = road({ url: `http://127.0.0.1:${proxy.port}`, ca: undefined });
    const agent = lab.agent(origin, { road: way } as never);
    for (let round = rounds(slice); round > 0; round -= 1) {
      const failure = await failureOf(post(agent, origin, { timeoutMs: DEADLINE_MS }));
      expect(failure).toMatchObject({ name: 'AppsInTossTransportError', outcome: 'not-sent' });
    }
    agent.cut();
    const isLeft = (): boolean => open.size > 0 || agent.openSockets > 0;
    for (let turn = 0; turn < 10_000 && isLeft(); turn += 1) await new Promise(setImmediate);
    expect({ ours: agent.openSockets, theirs: open.size }).toEqual({ ours: 0, theirs: 0 });
  });
});
