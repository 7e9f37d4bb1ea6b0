import { jest } from '@jest/globals';
import { Controller, Injectable, Logger, Scope } from '@nestjs/common';
import {
  AppsInTossModule,
  type CertificateEvent,
  type CertificateEventType,
  type CertificateSource,
  ClientCertificateStore,
  getClientCertificateStoreToken,
  OnCertificateEvent,
} from 'nestjs-apps-in-toss';
import { Emulated } from '../helpers/emulated.js';

const DAY_MS = 86_400_000;

let emulated: Emulated;
let logged: string[];

beforeAll(async () => void (emulated = await Emulated.start()));
beforeEach(() => {
  logged = [];
  for (const level of ['warn', 'error'] as const) {
    jest.spyOn(Logger.prototype, level).mockImplementation((line: unknown) => void logged.push(String(line)));
  }
});
afterEach(async () => {
  jest.restoreAllMocks();
  await emulated.closeApps();
});
afterAll(() => emulated.close());

@Injectable()
class Listener {
  readonly events: CertificateEvent[] = [];

  @OnCertificateEvent('activated')
  @OnCertificateEvent(['loaded', 'revoked'])
  async note(event: CertificateEvent): Promise<void> {
    this.events.push(event);
  }

  take(): CertificateEventType[] {
    return this.events.splice(0).map(({ type }) => type);
  }
}

/** Every handler that was to be called has been: they run after the turn that sends the event. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A mini-app whose certificates a test changes, and its store. */
async function issue(appName: string, days = 390): Promise<{ cert: string; key: string }> {
  const { cert, key } = await emulated.emulator.issueCertificate(appName, { keyType: 'ec', days });
  return { cert, key };
}

describe('@OnCertificateEvent', () => {
  it('calls a method of any provider: what happened at the start, then what happens', async () => {
    const content = [await issue('my-app')];
    const certificate: CertificateSource = { load: async () => content };
    const module = await emulated.module(
      [AppsInTossModule.forRoot(await emulated.options('my-app', { certificate, canary: 'off' }))],
      [Listener],
    );
    const listener = module.get(Listener);
    await settled();
    expect(listener.take()).toEqual(['loaded', 'activated']);
    const store = module.get(ClientCertificateStore);
    const first = store.active;
    content.unshift(await issue('my-app', 400));
    content.pop();
    expect(await store.reload()).toMatchObject({ status: 'changed' });
    await settled();
    expect(listener.take()).toEqual(['loaded', 'activated']);
    await store.revoke(first?.fingerprint256 ?? '');
    await settled();
    expect(listener.take()).toEqual(['revoked']);
  });

  it('an end that is near at the start reaches a handler', async () => {
    @Injectable()
    class Pager {
      readonly pages: string[] = [];
      @OnCertificateEvent(['expiring', 'expired'])
      page({ stage, role }: CertificateEvent): void {
        this.pages.push(`${role} ${stage}`);
      }
    }
    const { cert, key } = await emulated.emulator.issueCertificate('my-app', {
      keyType: 'ec',
      validFrom: new Date(Date.now() - 385 * DAY_MS),
    });
    const module = await emulated.module(
      [AppsInTossModule.forRoot(await emulated.options('my-app', { certificate: { cert, key } }))],
      [Pager],
    );
    await settled();
    expect(module.get(Pager).pages).toEqual(['active 7']);
  });

  it('a handler that fails is logged once per event, and holds up neither others nor a rotation', async () => {
    @Injectable()
    class Broken {
      @OnCertificateEvent('activated')
      throws(): void {
        throw new Error('of the user');
      }
      @OnCertificateEvent('activated')
      async rejects(): Promise<void> {
        await Promise.reject(new Error('of the user'));
      }
      @OnCertificateEvent('activated')
      async never(): Promise<void> {
        await new Promise(() => undefined);
      }
    }
    const failures = [
      '@OnCertificateEvent() on Broken.rejects failed',
      '@OnCertificateEvent() on Broken.throws failed',
    ];
    const content = [await issue('my-app')];
    const certificate: CertificateSource = { load: async () => content };
    const module = await emulated.module(
      [AppsInTossModule.forRoot(await emulated.options('my-app', { certificate }))],
      [Broken, Listener],
    );
    await settled();
    const listener = module.get(Listener);
    const store = module.get(ClientCertificateStore);
    expect(listener.take()).toEqual(['loaded', 'activated']);
    expect(logged.splice(0).sort()).toEqual(failures);
    content[0] = await issue('my-app', 400);
    expect(await store.reload()).toMatchObject({ status: 'changed', problems: [] });
    await settled();
    expect(store.active?.commonName).toBe('my-app');
    expect(listener.take()).toEqual(['loaded', 'activated']);
    expect(logged.sort()).toEqual(failures);
  });

  it('with a name listens to that mini-app and to no other', async () => {
    @Injectable()
    class Shop {
      readonly apps: string[] = [];
      @OnCertificateEvent('activated', { name: 'shop' })
      note({ certificate }: CertificateEvent): void {
        this.apps.push(certificate?.commonName ?? '');
      }
    }
    const module = await emulated.module(
      [
        AppsInTossModule.forRoot(await emulated.options('plain-app')),
        AppsInTossModule.forRoot({ ...(await emulated.options('shop-app')), name: 'shop' }),
      ],
      [Shop, Listener],
    );
    await settled();
    expect(module.get(Shop).apps).toEqual(['shop-app']);
    const listener = module.get(Listener);
    expect(listener.events.map(({ certificate }) => certificate?.commonName)).toEqual([
      'plain-app',
      'plain-app',
    ]);
    const shop = module.get<ClientCertificateStore>(getClientCertificateStoreToken('shop'), {
      strict: false,
    });
    listener.take();
    await shop.revoke(shop.active?.fingerprint256 ?? '');
    await settled();
    expect(listener.take()).toEqual([]);
  });

  it('one object under two tokens is told once; a subclass and a controller are told too', async () => {
    class Derived extends Listener {}
    @Controller()
    class Page extends Listener {}
    const module = await (
      await import('@nestjs/testing')
    ).Test.createTestingModule({
      imports: [AppsInTossModule.forRoot(await emulated.options('my-app'))],
      controllers: [Page],
      providers: [Derived, { provide: 'alias', useExisting: Derived }, { provide: 'text', useValue: 'text' }],
    }).compile();
    emulated.closeLater(module);
    await module.init();
    await settled();
    for (const each of [module.get(Derived), module.get(Page)])
      expect(each.take()).toEqual(['loaded', 'activated']);
  });

  it.each([
    ['request', Scope.REQUEST],
    ['consumer', Scope.TRANSIENT],
  ])('a provider that is made per %s is not called, and the log says so', async (_, scope) => {
    @Injectable({ scope })
    class Many {
      readonly events: string[] = [];
      @OnCertificateEvent('activated')
      note({ type }: CertificateEvent): void {
        this.events.push(type);
      }
    }
    await emulated.module([AppsInTossModule.forRoot(await emulated.options('my-app'))], [Many]);
    await settled();
    // Nest 10 has words of its own about how long it takes to look at a module.
    const ours = logged.filter((line) => !/to serialize/.test(line));
    expect(ours).toEqual([expect.stringContaining('@OnCertificateEvent() on Many.note is not called')]);
  });

  it('a method that another decorator wrapped, and one whose name is a symbol, are called', async () => {
    const steps: string[] = [];
    const traced = (_: object, __: string | symbol, descriptor: PropertyDescriptor): void => {
      const inner = descriptor.value as (event: CertificateEvent) => void;
      descriptor.value = function (this: object, event: CertificateEvent) {
        steps.push('around');
        inner.call(this, event);
      };
    };
    const hidden = Symbol('hidden');
    @Injectable()
    class Wrapped {
      @traced
      @OnCertificateEvent('activated')
      note({ type }: CertificateEvent): void {
        steps.push(type);
      }
      @OnCertificateEvent('loaded')
      [hidden]({ type }: CertificateEvent): void {
        steps.push(type);
      }
    }
    class Silent extends Wrapped {
      override note(): void {
        steps.push('a method that was written anew, without the decorator');
      }
    }
    await emulated.module([AppsInTossModule.forRoot(await emulated.options('my-app'))], [Wrapped, Silent]);
    await settled();
    expect(steps.sort()).toEqual(['activated', 'around', 'loaded', 'loaded']);
  });
});
