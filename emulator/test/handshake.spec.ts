import type { Agent } from 'node:https';
import { startEmulator } from 'apps-in-toss-emulator';
import type { Emulator, IssueCertificateOptions } from 'apps-in-toss-emulator';
import { agentOf, call } from './helpers/call.js';
import { day } from './helpers/setup.js';

/** What a client sees of a refusal; a write that comes too late says EPIPE. */
const ended = { code: expect.stringMatching(/^(ECONNRESET|EPIPE)$/) };

describe.each(['TLSv1.2', 'TLSv1.3'] as const)('the certificate of a connection over %s', (version) => {
  const agents: Agent[] = [];
  let emulator: Emulator;
  let stranger: Emulator;

  beforeEach(async () => {
    const versions = { minVersion: version, maxVersion: version };
    [emulator, stranger] = await Promise.all([startEmulator(versions), startEmulator()]);
  });
  afterEach(async () => {
    for (const agent of agents.splice(0)) agent.destroy();
    await Promise.all([emulator.close(), stranger.close()]);
  });

  const agent = (pair?: { cert: string; key: string }, keepAlive = false): Agent => {
    const made = agentOf(emulator, pair, { keepAlive });
    agents.push(made);
    return made;
  };
  const issue = (options?: IssueCertificateOptions, from = emulator) =>
    from.issueCertificate('my-app', { keyType: 'ec', ...options });
  const get = (through: Agent) => call(emulator, through, 'GET', '/nowhere');
  const reasons = () => emulator.ledger.refusals.map(({ reason }) => reason);

  it.each(['rsa', 'ec'] as const)('is accepted when it is one of the authority (%s)', async (keyType) => {
    expect((await get(agent(await issue({ keyType })))).status).toBe(404);
    expect(emulator.ledger.requests).toMatchObject([{ tlsVersion: version, appName: 'my-app' }]);
    expect(reasons()).toEqual([]);
  });

  it('is demanded: none gets the TLS alert', async () => {
    const alert = version === 'TLSv1.2' ? 40 : 116;
    await expect(get(agent())).rejects.toThrow(
      new RegExp(`alert number ${alert}\\b|CERTIFICATE_REQUIRED`, 'i'),
    );
    expect(reasons()).toEqual(['no-certificate']);
  });

  it('is refused when another authority issued it', async () => {
    await expect(get(agent(await issue({}, stranger)))).rejects.toMatchObject(ended);
    expect(reasons()).toEqual(['unknown']);
  });

  it.each([
    ['expired', -2 * day],
    ['not-yet-valid', 2 * day],
  ])('is refused when it is %s', async (reason, offset) => {
    const pair = await issue({ days: 1, validFrom: new Date(Date.now() + offset) });
    await expect(get(agent(pair))).rejects.toMatchObject(ended);
    expect(emulator.ledger.refusals).toMatchObject([
      { reason, appName: 'my-app', fingerprint256: pair.fingerprint256, host: 'api' },
    ]);
  });

  it('is judged by the clock of the emulator and by no other', async () => {
    const old = await issue({ days: 30 });
    emulator.clock.advance(31 * day);
    await expect(get(agent(old))).rejects.toMatchObject(ended);
    expect(reasons()).toEqual(['expired']);
    // Not valid yet by the machine's clock.
    expect((await get(agent(await issue()))).status).toBe(404);
  });

  it('is judged again on a living connection when the clock moves', async () => {
    const through = agent(await issue({ days: 30 }), true);
    await get(through);
    emulator.clock.advance(31 * day);
    await expect(get(through)).rejects.toMatchObject(ended);
    expect(new Set(reasons())).toEqual(new Set(['expired']));
  });

  it('is refused on new connections once deleted, and others are not', async () => {
    const [deleted, other] = await Promise.all([issue(), issue()]);
    emulator.deleteCertificate(deleted.fingerprint256);
    await expect(get(agent(deleted))).rejects.toMatchObject(ended);
    expect((await get(agent(other))).status).toBe(404);
    expect(reasons()).toEqual(['deleted']);
  });

  it('is refused on a living connection once deleted', async () => {
    const pair = await issue();
    const through = agent(pair, true);
    await get(through);
    emulator.deleteCertificate(pair.fingerprint256);
    await expect(get(through)).rejects.toMatchObject(ended);
    expect(emulator.ledger.requests).toHaveLength(1);
  });

  it('ends a request in flight when deleted', async () => {
    const pair = await issue();
    emulator.script('GET', '/nowhere').delay(60_000);
    const answer = get(agent(pair));
    const refused = expect(answer).rejects.toMatchObject(ended);
    while (emulator.ledger.requests.length === 0) await new Promise((resolve) => setImmediate(resolve));
    emulator.deleteCertificate(pair.fingerprint256);
    await refused;
    expect(emulator.ledger.requests).toMatchObject([{ processed: true, status: null }]);
  });

  it('is known on a resumed session, and refused there once deleted', async () => {
    const pair = await issue();
    const through = agent(pair);
    await get(through);
    await get(through);
    expect(emulator.ledger.requests.map((entry) => entry.resumedSession)).toEqual([false, true]);
    expect(emulator.ledger.requests.map((entry) => entry.fingerprint256)).toEqual(
      Array(2).fill(pair.fingerprint256),
    );
    emulator.deleteCertificate(pair.fingerprint256);
    await expect(get(through)).rejects.toMatchObject(ended);
    expect(reasons()).toEqual(['deleted']);
  });

  it('cannot be deleted when it was never issued', async () => {
    const { fingerprint256 } = await issue({}, stranger);
    expect(() => emulator.deleteCertificate(fingerprint256)).toThrow(/issued no certificate/);
  });
});
