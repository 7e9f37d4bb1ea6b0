import { OutcomeUnknownError } from '../../../../lib/api/errors/outcome-unknown.error.js';
import { errorOf, scripted, TOKENS } from '../api-client.js';
import { breaks, held, success } from '../scripted-transport.js';

const REQUEST = { refreshToken: 'refresh-token-1' };

describe('refreshes of one token at the same time', () => {
  it('are one request, and all callers get its tokens', async () => {
    const { step, release } = held(success(TOKENS));
    const { client, transport } = scripted([step]);
    const calls = Array.from({ length: 20 }, () => client.login.refreshToken({ ...REQUEST }));
    release();
    const results = await Promise.all(calls);
    expect(transport.requests).toHaveLength(1);
    expect(new Set(results.map(({ accessToken }) => accessToken))).toEqual(new Set(['access-token-1']));
  });

  it('fail together', async () => {
    const { client, transport } = scripted([breaks('not-sent', false)]);
    const errors = await Promise.all([1, 2, 3].map(() => errorOf(client.login.refreshToken(REQUEST))));
    expect(errors.map(({ code }) => code)).toEqual(['AIT_NET_TEST', 'AIT_NET_TEST', 'AIT_NET_TEST']);
    expect(transport.requests).toHaveLength(1);
  });

  it('are told apart by their token', async () => {
    const { client, transport } = scripted([success(TOKENS), success(TOKENS)]);
    await Promise.all(
      ['a-token', 'b-token'].map((refreshToken) => client.login.refreshToken({ refreshToken })),
    );
    expect(transport.requests).toHaveLength(2);
  });

  it('are not shared with a later one', async () => {
    const { client, transport } = scripted([breaks('not-sent', false), success(TOKENS), success(TOKENS)]);
    await errorOf(client.login.refreshToken(REQUEST));
    await client.login.refreshToken(REQUEST);
    await client.login.refreshToken(REQUEST);
    expect(transport.requests).toHaveLength(3);
  });

  it.each([0, 1])('go on when caller %d aborts, whose outcome is unknown', async (leaving) => {
    const { step, release, begun } = held(success(TOKENS));
    const { client, transport } = scripted([step]);
    const abort = new AbortController();
    const calls = [0, 1].map((n) =>
      client.login.refreshToken(REQUEST, n === leaving ? { signal: abort.signal } : undefined),
    );
    await begun;
    abort.abort();
    const error = await errorOf(calls[leaving]!);
    expect(error).toBeInstanceOf(OutcomeUnknownError);
    expect(error.cause).toMatchObject({ code: 'AIT_ABORTED' });
    release();
    await expect(calls[1 - leaving]).resolves.toMatchObject({ accessToken: 'access-token-1' });
    expect(transport.requests).toHaveLength(1);
  });

  it('end when the last caller leaves, with what the transport says; the next call is a new one', async () => {
    const { step, begun } = held(success(TOKENS));
    const { client, transport } = scripted([step, success(TOKENS)]);
    const aborts = [new AbortController(), new AbortController()];
    const calls = aborts.map(({ signal }) => client.login.refreshToken(REQUEST, { signal }));
    const errors = Promise.all(calls.map(errorOf));
    await begun;
    aborts.forEach((abort) => abort.abort());
    const next = client.login.refreshToken(REQUEST);
    const [, last] = await errors;
    expect(last!.cause).toMatchObject({ name: 'WireError', code: 'AIT_ABORTED' });
    await expect(next).resolves.toHaveProperty('accessToken');
    expect(transport.requests).toHaveLength(2);
  });

  it('let a later caller go at its own deadline', async () => {
    const { step, release } = held(success(TOKENS));
    const { client } = scripted([step]);
    const first = client.login.refreshToken(REQUEST);
    const error = await errorOf(client.login.refreshToken(REQUEST, { deadline: 5 }));
    expect(error).toMatchObject({ code: 'AIT_API_OUTCOME_UNKNOWN', cause: { code: 'AIT_DEADLINE' } });
    release();
    await expect(first).resolves.toHaveProperty('accessToken');
  });

  it('send nothing for a caller whose signal is aborted already', async () => {
    const { step, release } = held(success(TOKENS));
    const { client, transport } = scripted([step]);
    const alone = await errorOf(client.login.refreshToken(REQUEST, { signal: AbortSignal.abort() }));
    expect(alone).toMatchObject({ code: 'AIT_ABORTED', outcome: 'not-sent' });
    expect(transport.requests[0]!.signal!.aborted).toBe(true);
    const running = client.login.refreshToken(REQUEST);
    expect(await errorOf(client.login.refreshToken(REQUEST, { signal: AbortSignal.abort() }))).toBeInstanceOf(
      OutcomeUnknownError,
    );
    release();
    await expect(running).resolves.toHaveProperty('accessToken');
  });
});
