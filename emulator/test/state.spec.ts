import { startPlatform } from '../src/platform.js';
import { Tables } from '../src/state/tables.js';
import type { State, StateChange } from '../src/state/tables.js';
import { agentOf, call } from './helpers/call.js';
import { minute } from './helpers/setup.js';

/** What a file would keep: nothing but text. */
const written = (tables: Tables) => JSON.parse(JSON.stringify(tables)) as State;

describe('the state', () => {
  it('is all that another emulator needs to go on: authority, certificates, codes, tokens, clock and ledger', async () => {
    const first = await startPlatform({ keys: 'ec' });
    const pair = await first.emulator.issueCertificate('my-app');
    const deleted = await first.emulator.issueCertificate('my-app', { name: 'old' });
    first.emulator.deleteCertificate(deleted.fingerprint256);
    first.emulator.clock.advance(9 * minute);
    const code = first.emulator.issueAuthorizationCode('my-app', { userKey: 7 });
    await call(first.emulator, agentOf(first.emulator, pair), 'GET', '/nowhere');
    const state = written(first.tables);
    await first.emulator.close();

    const { emulator, tables, certificates } = await startPlatform({}, new Tables(state));
    expect({ ca: emulator.ca, decryption: emulator.decryption }).toEqual({
      ca: first.emulator.ca,
      decryption: first.emulator.decryption,
    });
    expect(emulator.clock.now().getTime()).toBeGreaterThan(Date.now() + 8 * minute);
    expect(emulator.ledger.requests).toMatchObject([{ at: expect.any(Date), status: 404 }]);
    expect(certificates()).toMatchObject([{ deletedAt: null }, { deletedAt: expect.any(Number) }]);
    const body = { authorizationCode: code, referrer: 'DEFAULT' };
    const reply = await call(emulator, agentOf(emulator, pair), 'POST', '/user/oauth2/generate-token', {
      body,
    });
    expect(reply.status).toBe(200);
    await expect(call(emulator, agentOf(emulator, deleted), 'GET', '/nowhere')).rejects.toThrow();
    const more = await emulator.issueCertificate('other-app', { keyType: 'ec' });
    expect((await call(emulator, agentOf(emulator, more), 'GET', '/nowhere')).status).toBe(404);
    expect(Object.keys(written(tables)['ledger.requests'] ?? {})).toEqual(['1', '2', '3']);
    await emulator.close();
  });

  it('tells of every row that is set or deleted', () => {
    const changes: StateChange[] = [];
    const tables = new Tables({ kept: { a: { n: 1 } } });
    const end = tables.onChange((change) => changes.push(change));
    const table = tables.table<{ n: number }>('kept');
    table.set('b', { n: 2 });
    table.delete('a');
    table.delete('a');
    table.clear();
    end();
    table.set('c', { n: 3 });
    expect(changes).toEqual([
      { table: 'kept', key: 'b', row: { n: 2 } },
      { table: 'kept', key: 'a', row: undefined },
      { table: 'kept', key: 'b', row: undefined },
    ]);
    expect(written(tables)).toEqual({ kept: { c: { n: 3 } } });
  });
});

it('a ledger with a limit keeps the newest entries', async () => {
  const { emulator, tables } = await startPlatform({ ledgerLimit: 10 });
  const pair = await emulator.issueCertificate('my-app', { keyType: 'ec' });
  const agent = agentOf(emulator, pair, { keepAlive: true });
  for (let count = 0; count < 60; count += 1) await call(emulator, agent, 'GET', `/${count}`);
  expect(emulator.ledger.requests.length).toBeLessThan(30);
  expect(tables.table('ledger.requests').size).toBe(emulator.ledger.requests.length);
  expect(emulator.ledger.requests.at(-1)?.path).toMatch(/\/59$/);
  agent.destroy();
  await emulator.close();
});
