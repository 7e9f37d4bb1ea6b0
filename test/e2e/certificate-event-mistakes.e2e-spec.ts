import { jest } from '@jest/globals';
import { Injectable, Logger, Scope, type Type } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import {
  AppsInTossConfigError,
  AppsInTossModule,
  type CertificateEventType,
  OnCertificateEvent,
} from 'nestjs-apps-in-toss';

import { Emulated } from '../helpers/emulated.js';

let emulated: Emulated;

beforeAll(async () => void (emulated = await Emulated.start()));
beforeEach(() => void jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined));
afterEach(() => jest.restoreAllMocks());
afterAll(() => emulated.close());

/** What the decorator looks like to code that is not type-checked. */
const untyped = OnCertificateEvent as unknown as (
  types?: unknown,
  options?: { name?: string },
) => (target: object, key: string, descriptor: PropertyDescriptor) => void;
type Decorator = ReturnType<typeof untyped>;

function listener(decorator: Decorator, scope = Scope.DEFAULT): Type {
  @Injectable({ scope })
  class Pager {
    @decorator
    page(): void {}
  }
  return Pager;
}

/** The error with which an application does not start. */
async function startError(
  names: Array<string | undefined>,
  providers: Type[],
): Promise<AppsInTossConfigError> {
  const options = await emulated.options();
  const imports = names.map((name) => AppsInTossModule.forRoot({ ...options, ...(name && { name }) }));
  const module = await Test.createTestingModule({ imports, providers }).compile();
  try {
    await module.init();
  } catch (error) {
    expect(error).toBeInstanceOf(AppsInTossConfigError);
    return error as AppsInTossConfigError;
  } finally {
    // Nest 11 ends what did not begin with the same error once more.
    await module.close().catch(() => undefined);
  }
  throw new Error('expected the application not to start');
}

const TYPES = 'loaded, activated, expiring, expired, rejected, revoked, reload-failed, recovered';

describe('@OnCertificateEvent() that would never be called', () => {
  it.each<[string, Array<string | undefined>, Decorator, string, string]>([
    [
      'a name that is not registered',
      [undefined, 'shop'],
      untyped('expired', { name: 'shopp' }),
      'AIT_CONFIG_EVENT_NAME',
      "listens to the mini-app 'shopp', which is not registered; registered are the one without a name, 'shop'",
    ],
    [
      'no name, where all have one',
      ['shop', 'game'],
      untyped('expired'),
      'AIT_CONFIG_EVENT_NAME',
      "listens to a mini-app without a name, which is not registered; registered are 'shop', 'game'",
    ],
    [
      'an event that there is not',
      [undefined],
      untyped(['expired', 'expire']),
      'AIT_CONFIG_EVENT_TYPE',
      `knows no event 'expire'; known are ${TYPES}`,
    ],
    [
      'a name that every object has',
      [undefined],
      untyped('constructor'),
      'AIT_CONFIG_EVENT_TYPE',
      `knows no event 'constructor'; known are ${TYPES}`,
    ],
    [
      'nothing',
      [undefined],
      untyped(),
      'AIT_CONFIG_EVENT_TYPE',
      `knows no event 'undefined'; known are ${TYPES}`,
    ],
    [
      'an empty list',
      [undefined],
      untyped([]),
      'AIT_CONFIG_EVENT_TYPE',
      `names no event; known are ${TYPES}`,
    ],
  ])('%s: the application does not start, and says why', async (_, names, decorator, code, message) => {
    const { problems } = await startError(names, [listener(decorator)]);
    expect(problems).toEqual([
      {
        option: '@OnCertificateEvent() on Pager.page',
        code,
        message,
        hint: { ko: expect.stringMatching(/[가-힣]/), en: expect.any(String) },
      },
    ]);
  });

  it('tells everything at once, of providers that are made per request too', async () => {
    const { problems, code } = await startError(
      [undefined],
      [
        listener(untyped('gone', { name: 'shop' })),
        listener(untyped('expired', { name: 'game' }), Scope.REQUEST),
      ],
    );
    expect(problems.map((each) => each.code)).toEqual([
      'AIT_CONFIG_EVENT_TYPE',
      'AIT_CONFIG_EVENT_NAME',
      'AIT_CONFIG_EVENT_NAME',
    ]);
    expect(code).toBe('AIT_CONFIG_INVALID');
  });

  it.each<[string, () => unknown]>([
    [
      'a static method',
      () => {
        class Pager {
          @OnCertificateEvent('expired')
          static page(): void {}
          other(): void {}
        }
        return Pager;
      },
    ],
    [
      'an accessor',
      () => {
        class Pager {
          @untyped('expired')
          get page(): CertificateEventType {
            return 'expired';
          }
        }
        return Pager;
      },
    ],
  ])('%s: its class cannot even be defined', (_, define) => {
    expect(define).toThrow(
      expect.objectContaining({
        code: 'AIT_CONFIG_EVENT_HANDLER',
        message: expect.stringContaining('Pager.page'),
      }),
    );
  });
});
