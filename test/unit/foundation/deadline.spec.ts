import { errorOf, PROFILE, scripted } from '../api/api-client.js';
import { answer, breaks, fail, held, success } from '../api/scripted-transport.js';

const REQUEST = { accessToken: 'access-token-1' };

describe('the deadline of a call', () => {
  it('is one for all attempts, handed to the transport', async () => {
    const { client, transport } = scripted([breaks('not-sent'), success(PROFILE)]);
    await client.login.getMe(REQUEST, { deadline: 5000 });
    const [first, second] = transport.requests.map(({ deadline }) => deadline);
    expect(first!.left).toBeLessThanOrEqual(5000);
    expect(first!.left).toBeGreaterThan(3000);
    expect(second).toBe(first);
  });

  it('is that of the module, when the call says nothing', async () => {
    const { client, transport } = scripted([success(PROFILE)], { deadline: 4321 });
    await client.login.getMe(REQUEST);
    expect(transport.requests[0]!.deadline.left).toBeLessThanOrEqual(4321);
    expect(transport.requests[0]!.deadline.left).toBeGreaterThan(321);
  });

  it.each([
    ['the header', answer('', 429, { 'retry-after': '60' })],
    ['the envelope', fail('4095', 200, { retryAfterSeconds: 60 })],
    ['a date', answer('', 503, { 'retry-after': 'Mon, 23 Nov 2026 00:01:00 GMT' })],
  ])('ends the call at once when the server asks to wait longer: %s', async (_, step) => {
    const { client, transport } = scripted([step, success(PROFILE)], {
      clock: () => new Date('2026-11-23T00:00:00Z'),
    });
    const error = await errorOf(client.login.getMe(REQUEST));
    expect(error).toMatchObject({ retryAfterMs: 60_000, retryable: true });
    expect(transport.requests).toHaveLength(1);
  });

  it('ends the call at once when the back-off does not fit', async () => {
    const { client, transport } = scripted([breaks('unknown'), success(PROFILE)], {
      random: () => 0.99,
      deadline: 90,
    });
    expect(await errorOf(client.login.getMe(REQUEST))).toMatchObject({
      code: 'AIT_NET_TEST',
      outcome: 'unknown',
    });
    expect(transport.requests).toHaveLength(1);
  });

  it('lets a wait happen that the server asked for and that fits', async () => {
    const { client } = scripted([answer('', 429, { 'retry-after': '0.02' }), success(PROFILE)]);
    await expect(client.login.getMe(REQUEST)).resolves.toHaveProperty('userKey');
  });
});

describe('the signal of a call', () => {
  it('is handed to the transport', async () => {
    const { step, begun } = held(success(PROFILE));
    const { client } = scripted([step, success(PROFILE)]);
    const abort = new AbortController();
    const error = errorOf(client.login.getMe(REQUEST, { signal: abort.signal }));
    await begun;
    abort.abort();
    expect(await error).toMatchObject({ code: 'AIT_ABORTED', outcome: 'unknown' });
  });

  it('ends the wait between two attempts; what was before decides the outcome', async () => {
    const abort = new AbortController();
    const failing = () => {
      // During the wait that follows, not during the attempt.
      setImmediate(() => abort.abort());
      return answer('', 503, { 'retry-after': '5' })({} as never);
    };
    const { client, transport } = scripted([failing]);
    const begun = performance.now();
    const error = await errorOf(
      client.login.generateToken(
        { authorizationCode: 'code-1', referrer: 'DEFAULT' },
        { signal: abort.signal },
      ),
    );
    expect(performance.now() - begun).toBeLessThan(4000);
    expect(error).toMatchObject({
      code: 'AIT_API_OUTCOME_UNKNOWN',
      outcome: 'unknown',
      cause: { code: 'AIT_ABORTED' },
    });
    expect(transport.requests).toHaveLength(2);
  });

  it('sends nothing when it is aborted before', async () => {
    const { client } = scripted([]);
    const error = await errorOf(client.login.getMe(REQUEST, { signal: AbortSignal.abort() }));
    expect(error).toMatchObject({ code: 'AIT_ABORTED', outcome: 'not-sent', retryable: false });
  });
});
