import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import {
  CallbacksApp,
  type CallbacksAppOptions,
  PLATFORMS,
  UNLINK,
  UnlinkListener,
} from '../../helpers/callbacks-app.js';

const logged: string[] = [];
let app: CallbacksApp | undefined;

beforeAll(() => {
  jest.spyOn(Logger.prototype, 'warn').mockImplementation((line: unknown) => void logged.push(String(line)));
});
afterEach(async () => {
  await app?.close();
  app = undefined;
  logged.splice(0);
});
afterAll(() => jest.restoreAllMocks());

type Allowed = 'documented' | string[];

const FORWARDED = { 'x-forwarded-for': '117.52.3.84' };

describe.each(PLATFORMS)('allowedAddresses on %s', (platform) => {
  const start = async (
    allowedAddresses: Allowed,
    more: { trustProxy?: boolean } & CallbacksAppOptions = {},
  ): Promise<CallbacksApp> => {
    const { trustProxy, ...options } = more;
    const known = { allowedAddresses, ...(trustProxy !== undefined && { trustProxy }) };
    return (app = await CallbacksApp.start(
      { unlink: UNLINK, ...known },
      { platform, providers: [UnlinkListener], ...(trustProxy && { trustProxy }), ...options },
    ));
  };

  it.each<[string, string[]]>([
    ['an address', ['192.0.2.1', '127.0.0.1']],
    ['a block', ['127.0.0.0/8']],
  ])('%s of the list may call', async (_, list) => {
    expect(await (await start(list)).unlink()).toMatchObject({ status: 200 });
  });

  it('others get 403, whatever their headers and their credential say, and one line is logged', async () => {
    const { unlink } = await start('documented').then((each) => ({ unlink: each.unlink.bind(each) }));
    for (let call = 0; call < 3; call += 1) {
      expect(await unlink({ headers: FORWARDED })).toMatchObject({
        status: 403,
        body: '{"statusCode":403,"message":"Forbidden"}',
      });
    }
    expect(app?.app.get(UnlinkListener).unlinks).toEqual([]);
    expect(logged).toEqual([expect.stringContaining('allowedAddresses')]);
  });

  it('behind a trusted proxy the forwarded address counts, when told so', async () => {
    const behind = await start('documented', { trustProxy: true });
    expect(await behind.unlink({ headers: FORWARDED })).toMatchObject({ status: 200 });
    expect(await behind.unlink({ headers: { 'x-forwarded-for': '203.0.113.9' } })).toMatchObject({
      status: 403,
    });
    expect(await behind.unlink()).toMatchObject({ status: 403 });
  });

  it('not when only the framework was told so', async () => {
    app = await CallbacksApp.start(
      { unlink: UNLINK, allowedAddresses: 'documented' },
      { platform, trustProxy: true, providers: [UnlinkListener] },
    );
    expect(await app.unlink({ headers: FORWARDED })).toMatchObject({ status: 403 });
  });

  it('a preflight is answered from anywhere: it carries no credential and tells nothing', async () => {
    const closed = await start('documented');
    const origin = 'https://apps-in-toss.toss.im';
    expect(
      await closed.unlink({ method: 'OPTIONS', authorization: '', body: undefined, headers: { origin } }),
    ).toMatchObject({ status: 204 });
  });
});
