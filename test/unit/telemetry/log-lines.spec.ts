import { jest } from '@jest/globals';
import { ConsoleLogger, Logger } from '@nestjs/common';
import { inspect } from 'node:util';
import pino from 'pino';
import { CertificateLog } from '../../../lib/events/certificate-log.js';
import { LogLine } from '../../../lib/events/log-line.js';
import type { CertificateEvent } from 'nestjs-apps-in-toss';

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
