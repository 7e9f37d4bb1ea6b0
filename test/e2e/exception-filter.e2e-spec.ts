import { jest } from '@jest/globals';
import { Controller, Get, type INestApplication, Logger, Module } from '@nestjs/common';
import { APP_FILTER, HttpAdapterHost } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import {
  AppsInTossExceptionFilter,
  type AppsInTossExceptionFilterOptions,
  isAppsInTossError,
} from 'nestjs-apps-in-toss';
import request from 'supertest';
import { scripted } from '../unit/api/api-client.js';
import { answer, breaks, fail, invalidGrant, type Step, success } from '../unit/api/scripted-transport.js';

type Client = ReturnType<typeof scripted>['client'];
type Call = (client: Client) => Promise<unknown>;

const logged: string[] = [];
let call: () => Promise<unknown>;

@Controller()
class Page {
  @Get()
  get() {
    return call();
  }
}

const login: Call = ({ login: api }) =>
  api.generateToken({ authorizationCode: 'code-1', referrer: 'DEFAULT' });
const me: Call = ({ login: api }) => api.getMe({ accessToken: 'token-1' });
const message: Call = ({ messages }) => messages.send({ userKey: 1, templateSetCode: 'A' });
const order: Call = ({ iap }) => iap.getOrderStatus({ orderId: 'o-1' });

const limited = fail('4095', 200, { retryAfterSeconds: 30 });

const ROWS: Array<[string, Call, Step[], number, string, object]> = [
  [
    'an argument',
    ({ iap }) => iap.getOrderStatus({ orderId: '' }),
    [],
    400,
    '보낸 값을',
    { outcome: 'not-sent' },
  ],
  [
    'a field that was not accepted',
    order,
    [fail('INVALID_PARAMETER', 400)],
    400,
    '보낸 값을',
    { outcome: 'refused' },
  ],
  ['a spent code', login, [invalidGrant], 401, '다시 로그인', { code: 'AIT_API_INVALID_GRANT' }],
  [
    'a code that an attempt of ours may have spent',
    login,
    [breaks('unknown'), invalidGrant],
    401,
    '다시 로그인',
    { code: 'AIT_API_AUTHORIZATION_CODE_MAYBE_SPENT' },
  ],
  [
    '4010 logs nobody out',
    message,
    [fail('4010')],
    500,
    '이용할 수 없어요',
    { code: 'AIT_API_AUTH_INFO_NOT_FOUND' },
  ],
  [
    'a template that is not approved',
    message,
    [fail('5004')],
    500,
    '이용할 수 없어요',
    { outcome: 'refused' },
  ],
  [
    'a refusal that this version does not know',
    message,
    [fail('9999')],
    409,
    '처리할 수 없어요',
    { outcome: 'refused' },
  ],
  ['too many calls', order, [limited], 503, '다시 시도해', { retryAfterMs: 30_000 }],
  ['nothing was sent', message, [breaks('not-sent', false)], 503, '다시 시도해', { outcome: 'not-sent' }],
  [
    'a read without an answer',
    me,
    [answer('<html>', 502), answer('', 502), answer('', 502)],
    503,
    '다시 시도해',
    {},
  ],
  [
    'it may have been done',
    message,
    [breaks('unknown')],
    202,
    '확인 중이에요',
    { code: 'AIT_API_OUTCOME_UNKNOWN' },
  ],
  ['a SUCCESS that cannot be read', message, [success(null)], 202, '확인 중이에요', { outcome: 'unknown' }],
];

async function start(options?: AppsInTossExceptionFilterOptions, fastify = false): Promise<INestApplication> {
  const provider = options
    ? {
        provide: APP_FILTER,
        inject: [HttpAdapterHost],
        useFactory: (host: HttpAdapterHost) => new AppsInTossExceptionFilter(host, options),
      }
    : { provide: APP_FILTER, useClass: AppsInTossExceptionFilter };
  @Module({ controllers: [Page], providers: [provider] })
  class App {}
  const module = await Test.createTestingModule({ imports: [App] }).compile();
  const app = fastify
    ? module.createNestApplication(new FastifyAdapter(), { logger: false })
    : module.createNestApplication({ logger: false });
  await app.listen(0, '127.0.0.1');
  return app;
}

beforeAll(() => {
  for (const level of ['warn', 'error'] as const)
    jest
      .spyOn(Logger.prototype, level)
      .mockImplementation((line: unknown) => void logged.push(`${level} ${String(line)}`));
});
beforeEach(() => void logged.splice(0));
afterAll(() => jest.restoreAllMocks());

describe.each([
  ['express', false],
  ['fastify', true],
])('AppsInTossExceptionFilter on %s', (_, fastify) => {
  let app: INestApplication;
  beforeAll(async () => void (app = await start(undefined, fastify)));
  afterAll(() => app.close());

  it.each(ROWS)('%s', async (_, run, steps, status, text, more) => {
    call = () => run(scripted(steps).client);
    const { status: answered, body, headers } = await request(app.getHttpServer()).get('/');
    expect({ answered, body }).toEqual({
      answered: status,
      body: {
        statusCode: status,
        code: expect.stringMatching(/^AIT_/),
        outcome: expect.any(String),
        message: expect.stringContaining(text),
        ...more,
      },
    });
    expect(headers['retry-after']).toBe('retryAfterMs' in more ? '30' : undefined);
    const level = status === 500 ? ['error'] : status === 202 || status === 503 ? ['warn'] : [];
    expect(logged.map((line) => line.split(' ')[0])).toEqual(level);
  });
});

describe('AppsInTossExceptionFilter with options', () => {
  it('statuses and texts of your own, and the platform’s words when asked', async () => {
    const app = await start({ reason: true, statuses: { refused: 422 }, messages: { refused: '안 돼요.' } });
    try {
      call = () => message(scripted([fail('9999')]).client);
      const { status, body } = await request(app.getHttpServer()).get('/');
      expect([status, body.message, body.reason]).toEqual([422, '안 돼요.', '이유']);
    } finally {
      await app.close();
    }
  });

  it('other errors stay with Nest', async () => {
    const app = await start();
    try {
      call = () => Promise.reject(new Error('of the application'));
      expect((await request(app.getHttpServer()).get('/')).body).toMatchObject({ statusCode: 500 });
      expect(isAppsInTossError(new Error('x'))).toBe(false);
    } finally {
      await app.close();
    }
  });

  it('outside of HTTP the error goes on', async () => {
    const error = await order(scripted([fail('9999')]).client).catch((reason: unknown) => reason);
    const filter = new AppsInTossExceptionFilter({} as HttpAdapterHost);
    expect(() => filter.catch(error as never, { getType: () => 'rpc' } as never)).toThrow(error as Error);
  });
});
