import type { Agent } from 'node:https';
import { startEmulator } from 'apps-in-toss-emulator';
import type { Emulator, EmulatorOptions, RefusalReason } from 'apps-in-toss-emulator';
import { agentOf, call } from './helpers/call.js';
import { day, minute } from './helpers/setup.js';

/** What Node's client says of an alert, on whichever line of Node. */
const alert = (number: number, words: RegExp) => new RegExp(`alert number ${number}\\b|${words.source}`, 'i');

const alerts: [RefusalReason, RegExp][] = [
  ['unknown', alert(48, /unknown ca/)],
  ['deleted', alert(44, /certificate revoked/)],
  ['expired', alert(45, /certificate expired/)],
  ['not-yet-valid', alert(42, /bad certificate/)],
];

describe.each(['TLSv1.2', 'TLSv1.3'] as const)('a refusal over %s', (version) => {
  const agents: Agent[] = [];
  let emulator: Emulator;
  let stranger: Emulator | undefined;

  afterEach(async () => {
    for (const agent of agents.splice(0)) agent.destroy();
    await Promise.all([emulator.close(), stranger?.close()]);
    stranger = undefined;
  });

  const start = async (refusals: EmulatorOptions['refusals']) => {
    emulator = await startEmulator({
      minVersion: version,
      maxVersion: version,
      keys: 'ec',
      ...(refusals ? { refusals } : {}),
    });
  };
  const agent = (pair?: { cert: string; key: string }, keepAlive = false): Agent => {
    const made = agentOf(emulator, pair, { keepAlive });
    agents.push(made);
    return made;
  };
  const get = (through: Agent, body?: string) =>
    call(emulator, through, body ? 'POST' : 'GET', '/nowhere', { body });
  const reasons = () => emulator.ledger.refusals.map(({ reason }) => reason);

  /** A pair that is refused for `reason`. */
  const bad = async (reason: RefusalReason) => {
    if (reason === 'unknown') {
      stranger = await startEmulator();
      return stranger.issueCertificate('my-app', { keyType: 'ec' });
    }
    const offsets: Partial<Record<RefusalReason, number>> = { expired: -2 * day, 'not-yet-valid': 2 * day };
    const offset = offsets[reason];
    const validity = offset === undefined ? {} : { days: 1, validFrom: new Date(Date.now() + offset) };
    const pair = await emulator.issueCertificate('my-app', validity);
    if (reason === 'deleted') emulator.deleteCertificate(pair.fingerprint256);
    return pair;
  };

  it.each(alerts)('by alert names the reason: %s', async (reason, words) => {
    await start({ style: 'alert' });
    const through = agent(await bad(reason));
    await expect(get(through)).rejects.toThrow(words);
    await expect(get(through, JSON.stringify({ large: 'x'.repeat(500_000) }))).rejects.toThrow(words);
    expect(reasons()).toEqual([reason, reason]);
    expect(emulator.ledger.requests).toEqual([]);
  });

  it('by alert reaches a resumed session, too, and lets good certificates be', async () => {
    await start({ style: 'alert' });
    const pair = await emulator.issueCertificate('my-app');
    const through = agent(pair);
    await get(through);
    await get(through);
    expect(emulator.ledger.requests.map(({ resumedSession }) => resumedSession)).toEqual([false, true]);
    emulator.deleteCertificate(pair.fingerprint256);
    await expect(get(through)).rejects.toThrow(alert(44, /certificate revoked/));
    expect((await get(agent(await emulator.issueCertificate('my-app')))).status).toBe(404);
  });

  it.each(['unknown', 'deleted', 'expired', 'not-yet-valid'] as const)(
    'by a gateway is a page in answer to every request: %s',
    async (reason) => {
      await start({ style: 'gateway-400' });
      const reply = await get(agent(await bad(reason)));
      expect(reply).toMatchObject({ status: 400, headers: { server: 'nginx', connection: 'close' } });
      expect(reply.text).toContain('<center>The SSL certificate error</center>');
      expect(reasons()).toEqual([reason]);
      expect(emulator.ledger.requests).toEqual([]);
    },
  );

  it('by a gateway holds for a peer without a certificate, and for a connection that is open', async () => {
    await start({ style: 'gateway-400' });
    expect((await get(agent())).text).toContain('<center>No required SSL certificate was sent</center>');
    const pair = await emulator.issueCertificate('my-app');
    const through = agent(pair, true);
    expect((await get(through)).status).toBe(404);
    emulator.deleteCertificate(pair.fingerprint256);
    expect((await get(through)).status).toBe(400);
    expect(reasons()).toEqual(['no-certificate', 'deleted']);
  });

  it('can have a style for each reason', async () => {
    await start({ style: { deleted: 'alert', expired: 'gateway-400' } });
    await expect(get(agent(await bad('deleted')))).rejects.toThrow(alert(44, /certificate revoked/));
    expect((await get(agent(await bad('expired')))).status).toBe(400);
    await expect(get(agent(await bad('not-yet-valid')))).rejects.toMatchObject({ code: 'ECONNRESET' });
  });

  it('after a delete comes when it was set to, by where the certificate is met', async () => {
    const deleted = { newConnections: minute, resumedSessions: 2 * minute, openConnections: 3 * minute };
    await start({ deleted });
    const pair = await emulator.issueCertificate('my-app');
    const [open, resumed] = [agent(pair, true), agent(pair)];
    const served = async (through: Agent) => (await get(through).catch(() => undefined))?.status === 404;
    const all = async () => [await served(agent(pair)), await served(resumed), await served(open)];
    expect(await all()).toEqual([true, true, true]);
    emulator.deleteCertificate(pair.fingerprint256);
    const seen = [await all()];
    for (let minutes = 0; minutes < 3; minutes += 1) {
      emulator.clock.advance(minute);
      seen.push(await all());
    }
    expect(seen).toEqual([
      [true, true, true],
      [false, true, true],
      [false, false, true],
      [false, false, false],
    ]);
  });
});

it('delays are numbers of milliseconds', async () => {
  await expect(startEmulator({ refusals: { expired: { openConnections: -1 } } })).rejects.toThrow(
    'refusals.expired.openConnections',
  );
});
