import axios, { type AxiosResponseTransformer } from 'axios';
import { failureOf } from '../../../../helpers/mtls-lab.js';
import { compat } from './compat-lab.js';

compat('transforms', (t) => {
  it('transformRequest gets data and headers, and its result is sent', async () => {
    const { api, only } = t();
    await api.post(
      '/x',
      { a: 1 },
      {
        transformRequest: [
          (data, headers) => {
            headers.set('content-type', 'text/csv');
            return Object.entries(data as object).flat();
          },
          (data: string[]) => data.join(','),
        ],
      },
    );
    expect(only().body.toString()).toBe('a,1');
    expect(only().headers['content-type']).toBe('text/csv');
  });

  it('transformResponse gets data, headers and status, and its result is the data', async () => {
    const { api, respond } = t();
    respond((response) => response.writeHead(201, { 'x-unit': 'won' }).end('7'));
    const transform: AxiosResponseTransformer = (data, headers, status) => [data, headers['x-unit'], status];
    const { data } = await api.get('/x', { transformResponse: transform });
    expect(data).toEqual(['7', 'won', 201]);
  });

  it('transformResponse also runs on the answer of an error', async () => {
    const { api, respond } = t();
    respond((response) => response.writeHead(400).end('bad'));
    const error = await failureOf(api.get('/x', { transformResponse: (data: string) => data.toUpperCase() }));
    expect(error).toMatchObject({ response: { data: 'BAD', status: 400 } });
  });

  it('the transforms of the instance hold for every request', async () => {
    const { api, only } = t();
    api.defaults.transformRequest = [(data) => `<${JSON.stringify(data)}>`];
    api.defaults.transformResponse = [(data: string) => data.length];
    const { data } = await api.post('/x', { a: 1 });
    expect([only().body.toString(), data]).toEqual(['<{"a":1}>', 11]);
  });

  it('what they throw is the error', async () => {
    const { api, seen } = t();
    const fail = (): never => {
      throw new TypeError('mine');
    };
    expect(await failureOf(api.post('/x', {}, { transformRequest: fail }))).toMatchObject({
      message: 'mine',
    });
    expect(seen).toHaveLength(0);
    expect(await failureOf(api.get('/x', { transformResponse: fail }))).toMatchObject({ message: 'mine' });
  });

  it.each([
    ['not JSON stays text', {}, 'not json'],
    ['with responseType json it stays text as well, silently', { responseType: 'json' as const }, 'not json'],
    [
      'forcedJSONParsing: false leaves JSON alone',
      { transitional: { forcedJSONParsing: false } },
      'not json',
    ],
  ])('%s', async (_, config, expected) => {
    const { api, respond } = t();
    respond((response) => response.end('not json'));
    expect((await api.get('/x', config)).data).toBe(expected);
  });

  it('forcedJSONParsing: false, JSON', async () => {
    const { api } = t();
    const { data } = await api.get('/x', { transitional: { forcedJSONParsing: false } });
    expect(data).toBe('{"ok":true}');
  });

  it('silentJSONParsing: false makes broken JSON an error', async () => {
    const { api, respond } = t();
    respond((response) => response.end('{"half":'));
    const error = await failureOf(
      api.get('/x', { responseType: 'json', transitional: { silentJSONParsing: false } }),
    );
    expect(error).toMatchObject({ name: 'SyntaxError', code: 'ERR_BAD_RESPONSE' });
    expect(axios.isAxiosError(error)).toBe(true);
  });

  it('a byte order mark is no part of JSON', async () => {
    const { api, respond } = t();
    respond((response) => response.end('\ufeff{"bom":true}'));
    expect((await api.get('/x')).data).toEqual({ bom: true });
  });
});
