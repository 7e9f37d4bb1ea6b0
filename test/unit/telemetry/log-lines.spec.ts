import { jest } from '@jest/globals';
import { ConsoleLogger, Logger } from '@nestjs/common';
import { inspect } from 'node:util';
import pino from 'pino';
import { CertificateLog } from '../../../lib/events/certificate-log.js';
import { LogLine } from '../../../lib/events/log-line.js';
import { CallbackLog } from '../../../lib/callbacks/handlers/callback-log.js';
import { errorLine } from '../../../lib/filter/error-line.js';
import { type AppsInTossError, type CertificateEvent } from 'nestjs-apps-in-toss';
import { scripted } from '../api/api-client.js';
import { fail } from '../api/scripted-transport.js';

const certificate = {
  subject: 'CN=my-app',
  issuer: 'CN=Toss',
  commonName: 'my-app',
  serialNumber: 'AB12',
  fingerprint256: 'AA:BB:CC',
  validFrom: '2026-01-01T00:00:00.000Z',
  validTo: '2027-01-26T00:00:00.000Z',
  daysRemaining: 7,
  state: 'expiring',
} as const;

const event: CertificateEvent = {
  type: 'expiring',
  at: new Date(),
  certificate,
  role: 'active',
  stage: 7,
  daysRemaining: 7,
  reason: {
    code: 'AIT_CERT_EXPIRING',
    message: 'It ends soon.',
    hint: { ko: '교체하세요.', en: 'Replace it.' },
  },
};

function printed(json: boolean): string {
  const lines: string[] = [];
  const write = (chunk: unknown): boolean => lines.push(String(chunk)) > 0;
  const streams = [
    jest.spyOn(process.stdout, 'write').mockImplementation(write),
    jest.spyOn(process.stderr, 'write').mockImplementation(write),
  ];
  Logger.overrideLogger(new ConsoleLogger({ json, colors: false }));
  new CertificateLog('shop').write(event);
  Logger.overrideLogger(false);
  for (const stream of streams) stream.mockRestore();
  return lines.join('');
}

describe('a line of the log', () => {
  it('is one sentence on a terminal', () => {
    const text = printed(false);
    expect(text.trim().split('\n')).toHaveLength(1);
    expect(text).toContain('[AppsInToss:shop] Certificate expiring: my-app (serial AB12');
    expect(text).not.toContain('Object(');
  });

  it('has its fields in JSON, and no others', () => {
    const { level, context, message } = JSON.parse(printed(true)) as Record<string, unknown>;
    expect({ level, context }).toEqual({ level: 'warn', context: 'AppsInToss:shop' });
    expect(message).toEqual({
      message: expect.stringContaining('Certificate expiring'),
      event: 'certificate.expiring',
      code: 'AIT_CERT_EXPIRING',
      role: 'active',
      commonName: 'my-app',
      serialNumber: 'AB12',
      fingerprint256: 'AA:BB:CC',
      validTo: '2027-01-26T00:00:00.000Z',
      daysRemaining: 7,
    });
  });

  it('gives its fields to pino, and its sentence to whoever wants a text', () => {
    const lines: string[] = [];
    const line = new LogLine('certificate.expiring', 'It ends soon.', { daysRemaining: 7, role: undefined });
    pino({ base: null, timestamp: false }, { write: (text: string) => void lines.push(text) }).info(line);
    expect(JSON.parse(lines[0] ?? '')).toEqual({
      level: 30,
      message: 'It ends soon.',
      event: 'certificate.expiring',
      daysRemaining: 7,
    });
    expect([String(line), `${line}`, inspect(line)]).toEqual(Array(3).fill('It ends soon.'));
  });
});

describe('the line of a call that failed', () => {
  it('says what became of it, and holds nothing that the platform wrote', async () => {
    const { client } = scripted([fail('4113', 200)]);
    const identity = { userKey: 443_731_104 };
    const error = await client.messages
      .send({ ...identity, templateSetCode: 'A', context: { name: '김토스' } })
      .catch((caught: AppsInTossError) => caught);
    const line = errorLine('operator', error as AppsInTossError);
    expect({ ...line }).toEqual({
      message: expect.stringMatching(/^messages\.send: refused \[AIT_API_\w+\] .+ \/ .+/),
      event: 'call.failed',
      kind: 'operator',
      operation: 'messages.send',
      outcome: 'refused',
      code: expect.stringMatching(/^AIT_API_/),
      errorCode: '4113',
      httpStatus: 200,
      attempts: 1,
      attemptCodes: expect.any(String),
    });
    for (const word of ['이유', '김토스', '443731104'])
      expect(`${JSON.stringify(line)} ${line}`).not.toContain(word);
  });
});

describe('the lines of callbacks', () => {
  const said = jest.fn();
  beforeEach(() => {
    said.mockReset();
    for (const level of ['warn', 'error'] as const)
      jest.spyOn(Logger.prototype, level).mockImplementation(said);
  });
  afterEach(() => jest.restoreAllMocks());

  it.each<[string, (log: CallbackLog) => void, object]>([
    [
      'a refused call',
      (log) => log.refused('unlink', 'no credential'),
      { event: 'callback.refused', kind: 'unlink', reason: 'no credential' },
    ],
    [
      'an event of tomorrow',
      (log) => log.unknownEvent('subscription.price_changed'),
      { event: 'callback.unhandled', kind: 'subscription', eventType: 'subscription.price_changed' },
    ],
    [
      'a name that is a text of somebody',
      (log) => log.unknownEvent('김토스 010-1234-5678'),
      { event: 'callback.unhandled', kind: 'subscription' },
    ],
    [
      'a handler that threw',
      (log) => log.failed('unlink', '@OnTossUnlink() on Users.unlinked', new Error('김토스 is locked')),
      { event: 'callback.failed', kind: 'unlink', handler: '@OnTossUnlink() on Users.unlinked' },
    ],
  ])('%s has its fields, and no others', (_what, tell, fields) => {
    tell(new CallbackLog());
    const [line] = said.mock.calls[0] as [LogLine];
    expect({ ...line }).toEqual({ message: expect.any(String), ...fields });
    expect(JSON.stringify(line)).not.toContain('김토스');
  });

  it('a reason is told once a minute', () => {
    const log = new CallbackLog();
    for (let time = 0; time < 3; time += 1) log.refused('unlink', 'no credential');
    log.refused('subscription', 'no credential');
    expect(said).toHaveBeenCalledTimes(2);
  });
});
