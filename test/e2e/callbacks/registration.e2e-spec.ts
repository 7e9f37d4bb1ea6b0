import {
  Controller,
  HttpCode,
  Injectable,
  Module,
  Post,
  Req,
  Scope,
  SetMetadata,
  UseGuards,
} from '@nestjs/common';
import { APP_GUARD, Reflector } from '@nestjs/core';
import type { CanActivate, ExecutionContext, Type } from '@nestjs/common';
import { inspect } from 'node:util';
import {
  AppsInTossCallbacksModule,
  AppsInTossConfigError,
  AppsInTossModule,
  AppsInTossSubscriptionGuard,
  AppsInTossUnlinkGuard,
  OnTossSubscription,
  OnTossUnlink,
  readSubscriptionEvent,
  readUnlinkEvent,
  type UnlinkEvent,
} from 'nestjs-apps-in-toss';
import {
  base64,
  CallbacksApp,
  Listener,
  PLATFORMS,
  SUBSCRIPTION,
  subscriptionBody,
  UNLINK,
  UnlinkListener,
} from '../../helpers/callbacks-app.js';
import { Emulated } from '../../helpers/emulated.js';

let app: CallbacksApp | undefined;

afterEach(async () => {
  await app?.close();
  app = undefined;
});

const both = { unlink: UNLINK, subscription: SUBSCRIPTION };

async function startError(start: () => Promise<unknown>): Promise<AppsInTossConfigError> {
  const error = await start().then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(AppsInTossConfigError);
  return error as AppsInTossConfigError;
}

describe.each(PLATFORMS)('how callbacks are registered, on %s', (platform) => {
  it('asynchronously, paths included; the global prefix comes before them, versions do not', async () => {
    const options = AppsInTossCallbacksModule.forRootAsync({ useFactory: async () => both });
    app = await CallbacksApp.start(both, {
      platform,
      imports: [options],
      configure: (each) => each.setGlobalPrefix('api').enableVersioning(),
    });
    const authorization = `Basic ${base64(UNLINK.credential)}`;
    const body = { userKey: 1, referrer: 'UNLINK' };
    expect(await app.call('/api/toss/unlink', { authorization, body })).toMatchObject({ status: 200 });
    expect(await app.call('/toss/unlink', { authorization, body })).toMatchObject({ status: 404 });
  });

  it('several mini-apps, each with its path, its credential and its handlers', async () => {
    @Injectable()
    class Shop {
      readonly keys: number[] = [];
      @OnTossUnlink({ name: 'shop' })
      unlinked({ userKey }: UnlinkEvent): void {
        this.keys.push(userKey);
      }
    }
    app = await CallbacksApp.start(both, {
      platform,
      imports: [
        AppsInTossCallbacksModule.forRoot(both),
        AppsInTossCallbacksModule.forRoot({
          name: 'shop',
          unlink: { path: '/shop/unlink', credential: 'of-the-shop' },
        }),
      ],
      providers: [Listener, Shop],
    });
    const body = { userKey: 7, referrer: 'UNLINK' };
    const own = await app.call('/shop/unlink', { authorization: 'Basic of-the-shop', body });
    const foreign = await app.call('/shop/unlink', {
      authorization: `Basic ${base64(UNLINK.credential)}`,
      body,
    });
    expect([own.status, foreign.status]).toEqual([200, 401]);
    expect(app.app.get(Shop).keys).toEqual([7]);
    expect(app.listener.unlinks).toEqual([]);
  });

  it('decorators mark the routes for a global guard', async () => {
    @Injectable()
    class MembersOnly implements CanActivate {
      canActivate(context: ExecutionContext): boolean {
        return new Reflector().get<boolean>('public', context.getClass()) === true;
      }
    }
    @Module({ providers: [{ provide: APP_GUARD, useClass: MembersOnly }] })
    class Guards {}
    for (const [decorators, status] of [
      [[SetMetadata('public', true)], 200],
      [[], 403],
    ] as const) {
      const imports = [AppsInTossCallbacksModule.forRoot({ ...both, decorators }), { module: Guards }];
      app = await CallbacksApp.start(both, { platform, imports });
      expect(await app.unlink()).toMatchObject({ status });
      await app.close();
      app = undefined;
    }
  });

  it('guards serve routes of your own', async () => {
    @Controller('mine')
    class Mine {
      @Post('unlink')
      @UseGuards(AppsInTossUnlinkGuard)
      unlink(@Req() request: { method: string; body: unknown }) {
        return readUnlinkEvent(request);
      }
      @Post('subscription')
      @HttpCode(200)
      @UseGuards(AppsInTossSubscriptionGuard)
      subscription(@Req() request: { body: unknown }) {
        return { reason: readSubscriptionEvent(request)?.changeReason ?? null };
      }
    }
    const [unlink, subscription] = [UNLINK, SUBSCRIPTION].map(({ credential }) => ({ credential }));
    app = await CallbacksApp.start(both, {
      platform,
      imports: [AppsInTossCallbacksModule.forRoot({ unlink: unlink!, subscription: subscription! })],
      providers: [],
      controllers: [Mine],
    });
    const body = { userKey: 5, referrer: 'UNLINK' };
    const authorization = `Basic ${base64(UNLINK.credential)}`;
    expect(await app.call('/mine/unlink', { authorization, body })).toMatchObject({
      status: 201,
      body: JSON.stringify(body),
    });
    expect(await app.call('/mine/unlink', { authorization: 'Basic no', body })).toMatchObject({
      status: 401,
    });
    expect(await app.call('/mine/unlink', { authorization, body: {} })).toMatchObject({ status: 400 });
    const bearer = `Bearer ${SUBSCRIPTION.credential}`;
    expect(
      await app.call('/mine/subscription', { authorization: bearer, body: subscriptionBody() }),
    ).toMatchObject({
      status: 200,
      body: '{"reason":"CREATED"}',
    });
  });
});

describe('what would go wrong later stops the start', () => {
  const untyped = (options: unknown) => options as typeof both;

  it.each<[string, unknown, string[]]>([
    ['nothing at all', {}, ['unlink']],
    ['no object', { unlink: 'partner:s3cret-value' }, ['unlink']],
    ['no credential', { unlink: { path: '/a' } }, ['unlink.credential']],
    ['a short credential', { unlink: { path: '/a', credential: 'Basic abc' } }, ['unlink.credential']],
    ['a path with a query', { unlink: { ...UNLINK, path: '/a?b' } }, ['unlink.path']],
    ['a wildcard', { subscription: { ...SUBSCRIPTION, path: '/a/*' } }, ['subscription.path']],
    [
      'one path for both',
      { unlink: UNLINK, subscription: { ...SUBSCRIPTION, path: 'toss/unlink/' } },
      ['subscription.path'],
    ],
    [
      'no such option',
      { ...both, unlinked: 1, unlink: { ...UNLINK, secret: 1 } },
      ['unlinked', 'unlink.secret'],
    ],
    ['an extra in the factory', { ...both, name: 'shop' }, ['name']],
    ['no addresses', { ...both, allowedAddresses: [] }, ['allowedAddresses']],
    ['no address', { ...both, allowedAddresses: ['toss.im'] }, ['allowedAddresses']],
    ['every address', { ...both, allowedAddresses: ['0.0.0.0/0'] }, ['allowedAddresses']],
    ['a proxy that is no boolean', { ...both, trustProxy: 1 }, ['trustProxy']],
  ])('%s', async (_, options, names) => {
    const imports = [AppsInTossCallbacksModule.forRootAsync({ useFactory: () => untyped(options) })];
    const error = await startError(() => CallbacksApp.start(both, { imports }));
    expect(error.problems.map(({ option }) => option)).toEqual(names);
    expect(inspect(error)).not.toContain('s3cret');
  });

  it.each<[string, Type[], string, string]>([
    ['a route that nobody handles', [UnlinkListener], 'AIT_CONFIG_CALLBACK_UNHANDLED', 'subscription.path'],
    [
      'a handler that is made per request',
      [Listener, perRequest()],
      'AIT_CONFIG_CALLBACK_HANDLER',
      '@OnTossUnlink() on PerRequest.unlinked',
    ],
    [
      'a handler of a name that is not registered',
      [Listener, named()],
      'AIT_CONFIG_CALLBACK_UNREACHABLE',
      '@OnTossSubscription() on Named.changed',
    ],
  ])('%s', async (_, providers, code, option) => {
    const error = await startError(() => CallbacksApp.start(both, { providers }));
    expect(error.problems).toEqual([
      {
        option,
        code,
        message: expect.any(String),
        hint: { ko: expect.stringMatching(/[가-힣]/), en: expect.any(String) },
      },
    ]);
  });

  it('a handler where the module of the callbacks was never imported', async () => {
    const emulated = await Emulated.start({ keys: 'ec' });
    try {
      const imports = [AppsInTossModule.forRoot(await emulated.options())];
      const { code } = await startError(() =>
        CallbacksApp.start(both, { imports, providers: [UnlinkListener] }),
      );
      expect(code).toBe('AIT_CONFIG_CALLBACK_UNREACHABLE');
    } finally {
      await emulated.close();
    }
  });

  it('a guard that could let nobody pass', async () => {
    @Controller('mine')
    @UseGuards(AppsInTossSubscriptionGuard)
    class Mine {
      @Post()
      post(): void {}
    }
    const imports = [AppsInTossCallbacksModule.forRoot({ unlink: UNLINK })];
    const start = () =>
      CallbacksApp.start(both, { imports, controllers: [Mine], providers: [UnlinkListener] });
    expect((await startError(start)).message).toContain('subscription.credential');
  });

  it('a decorator on a static method: its class cannot even be defined', () => {
    expect(() => {
      class Wrong {
        @OnTossUnlink()
        static unlinked(): void {}
        other(): void {}
      }
      return Wrong;
    }).toThrow(expect.objectContaining({ code: 'AIT_CONFIG_CALLBACK_HANDLER' }));
  });

  it('the credential is not in what Nest keeps', async () => {
    app = await CallbacksApp.start(both);
    const { container } = app.app as unknown as {
      container: { getModules(): Map<string, { providers: Map<unknown, { instance: unknown }> }> };
    };
    const instances = [...container.getModules().values()].flatMap(({ providers }) =>
      [...providers.values()].map(({ instance }) => instance),
    );
    const ours = instances.filter((each) => Object.hasOwn(Object(each), 'unlink'));
    expect(ours).not.toEqual([]);
    const printed = inspect(ours, { depth: 8, showHidden: true, getters: true, customInspect: false });
    expect(printed).not.toContain('s3cret');
  });
});

function perRequest(): Type {
  @Injectable({ scope: Scope.REQUEST })
  class PerRequest {
    @OnTossUnlink()
    unlinked(): void {}
  }
  return PerRequest;
}

function named(): Type {
  @Injectable()
  class Named {
    @OnTossSubscription({ name: 'shop' })
    changed(): void {}
  }
  return Named;
}
