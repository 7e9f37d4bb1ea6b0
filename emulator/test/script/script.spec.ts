import type { ScriptedAnswer } from 'apps-in-toss-emulator';
import { prefix } from '../helpers/call.js';
import { useEmulator } from '../helpers/setup.js';

const path = '/user/oauth2/refresh-token';

describe('a script', () => {
  const app = useEmulator();
  const refresh = (refreshToken: string) => app.post(path, { body: { refreshToken } });
  const refreshes = () => app.emulator.ledger.refreshes.length;

  beforeEach(() => app.emulator.ledger.clear());

  it.each([
    ['an HTML page', { status: 502, headers: { 'content-type': 'text/html' }, body: '<html></html>' }],
    ['an empty body', { status: 200, body: '' }],
    ['bytes', { status: 200, body: Buffer.from('{"resultType":') }],
  ] as [string, ScriptedAnswer & { status: number; body: string | Buffer }][])(
    'answers with %s and keeps the endpoint from acting',
    async (_, answer) => {
      const { refreshToken } = await app.login();
      app.emulator.script('POST', path).answer(answer);
      const reply = await refresh(refreshToken);
      expect(reply).toMatchObject({ status: answer.status, text: answer.body.toString() });
      expect(reply.headers['content-type']).toBe(answer.headers?.['content-type']);
      expect(refreshes()).toBe(0);
      expect(app.emulator.ledger.requests.at(-1)).toMatchObject({ processed: false, status: answer.status });
      expect((await refresh(refreshToken)).body.resultType).toBe('SUCCESS');
    },
  );

  it('answers in place of an endpoint that acted', async () => {
    const { refreshToken } = await app.login();
    app.emulator
      .script('post', prefix + path)
      .answer({ body: { resultType: 'HTTP_TIMEOUT' }, processed: true });
    const reply = await refresh(refreshToken);
    expect(reply.body).toEqual({ resultType: 'HTTP_TIMEOUT' });
    expect(reply.headers['content-type']).toMatch(/^application\/json/);
    expect(refreshes()).toBe(1);
  });

  it.each([
    ['destroyBeforeProcessing', 0],
    ['destroyAfterProcessing', 1],
  ] as const)('%s ends the connection after %d refreshes', async (fault, count) => {
    const { refreshToken } = await app.login();
    app.emulator.script('POST', path)[fault]();
    await expect(refresh(refreshToken)).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(refreshes()).toBe(count);
    expect(app.emulator.ledger.requests.at(-1)).toMatchObject({ processed: count === 1, status: null });
  });

  it('delay holds back the answer of an endpoint that has acted', async () => {
    const { refreshToken } = await app.login();
    app.emulator.script('POST', path).delay(80);
    const started = performance.now();
    expect((await refresh(refreshToken)).status).toBe(200);
    expect(performance.now() - started).toBeGreaterThanOrEqual(75);
    expect(refreshes()).toBe(1);
  });

  it('truncateBody ends the connection in the middle of the body', async () => {
    const { refreshToken } = await app.login();
    app.emulator.script('POST', path).truncateBody();
    await expect(refresh(refreshToken)).rejects.toThrow('aborted');
    app.emulator.script('POST', path).answer({ body: '' }).truncateBody();
    await expect(refresh(refreshToken)).rejects.toThrow(/aborted|socket hang up/);
  });

  it('lasts for as many requests as it says, and the next one waits for its turn', async () => {
    app.emulator.script('POST', path, { times: 2 }).answer({ status: 503 });
    app.emulator.script('POST', path).answer({ status: 504 });
    const statuses = [];
    for (const _ of [1, 2, 3, 4]) statuses.push((await refresh('x')).status);
    expect(statuses).toEqual([503, 503, 504, 200]);
  });

  it('leaves other paths and methods alone', async () => {
    app.emulator.script('POST', path).answer({ status: 503 });
    expect((await app.get(path)).status).toBe(404);
    expect((await app.get('/user/oauth2/login-me')).status).toBe(400);
    expect((await refresh('x')).status).toBe(503);
  });

  it.each([
    ['times', () => app.emulator.script('POST', '/unused', { times: 0 })],
    ['status', () => app.emulator.script('POST', '/unused').answer({ status: 99 })],
    ['delay', () => app.emulator.script('POST', '/unused').delay(-1)],
    ['header', () => app.emulator.script('POST', '/unused').answer({ headers: { 'a b': '1' } })],
  ])('refuses an unusable %s', (word, write) => {
    expect(write).toThrow(new RegExp(word, 'i'));
  });
});
