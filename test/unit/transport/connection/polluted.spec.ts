import { METHODS } from 'node:http';
import { createServer } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answer, MtlsLab, post } from '../../../helpers/mtls-lab.js';

/** Node's own realm has another one than the realm of a test. */
const PROTOTYPES = [Object.prototype, Object.getPrototypeOf(Object.getPrototypeOf(METHODS)) as object];

/** What a flaw in another library can leave behind. */
function polluted<T>(name: string, value: unknown, run: () => Promise<T>): Promise<T> {
  for (const prototype of PROTOTYPES)
    Object.defineProperty(prototype, name, { value, configurable: true, writable: true });
  return run().finally(() => {
    for (const prototype of PROTOTYPES) Reflect.deleteProperty(prototype, name);
  });
}

describe('what somebody has put on Object.prototype', () => {
  let lab: MtlsLab;

  beforeAll(async () => {
    lab = await MtlsLab.open();
  });
  afterEach(() => lab.close());

  it('leads no socket past the allow-list', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'polluted-'));
    const path = join(folder, 'decoy.sock');
    let connections = 0;
    const decoy = createServer((socket) => {
      connections += 1;
      socket.destroy();
    }).listen(path);
    await once(decoy, 'listening');
    lab.onClose(async () => {
      decoy.close();
      await rm(folder, { recursive: true });
    });
    const server = await lab.https((_, response) => answer(response));
    const agent = lab.agent(server.origin);
    for (const name of ['path', 'socketPath']) {
      expect((await polluted(name, path, () => post(agent, server.origin))).status).toBe(200);
    }
    expect(connections).toBe(0);
  });

  it.each([
    ['auth', 'evil:pw'],
    ['setHost', false],
    ['timeout', 1],
    ['insecureHTTPParser', true],
    ['createConnection', () => undefined],
    ['localAddress', '192.0.2.1'],
  ])('changes no request: %s', async (name, value) => {
    let authorization: string | undefined;
    const server = await lab.https(({ headers }, response) => {
      ({ authorization } = headers);
      answer(response);
    });
    const agent = lab.agent(server.origin);
    expect((await polluted(name, value, () => post(agent, server.origin))).status).toBe(200);
    expect(authorization).toBeUndefined();
  });
});
