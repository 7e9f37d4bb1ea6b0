import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type {
  CertificateEvent,
  CertificateEventType,
} from '../../../lib/certificate/events/certificate-event.interface.js';
import { CertificateLog } from '../../../lib/events/certificate-log.js';

const LEVELS = ['log', 'warn', 'error'] as const;
const reason = { code: 'AIT_X', message: 'message', hint: { ko: 'ko', en: 'en' } };

describe('the level of a line about a certificate', () => {
  let lines: string[];
  beforeEach(() => {
    lines = [];
    for (const level of LEVELS)
      jest.spyOn(Logger.prototype, level).mockImplementation((line: unknown) => {
        lines.push(`${level}: ${String(line)}`);
      });
  });
  afterEach(() => jest.restoreAllMocks());

  it.each<[string, CertificateEventType, object, string]>([
    ['loaded', 'loaded', {}, 'log'],
    ['loaded, with a warning', 'loaded', { warning: reason }, 'warn'],
    ['activated', 'activated', {}, 'log'],
    ['activated, with a warning', 'activated', { warning: reason }, 'warn'],
    ['recovered', 'recovered', {}, 'log'],
    ['recovered, with a warning', 'recovered', { warning: reason }, 'warn'],
    ['expiring', 'expiring', { role: 'active' }, 'warn'],
    ['the active one expired', 'expired', { role: 'active' }, 'error'],
    ['a standby expired', 'expired', { role: 'standby' }, 'warn'],
    ['revoked', 'revoked', {}, 'warn'],
    ['rejected', 'rejected', {}, 'error'],
    ['reload-failed', 'reload-failed', {}, 'error'],
  ])('%s', (_, type, more, level) => {
    new CertificateLog().write({ type, reason, ...more } as unknown as CertificateEvent);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(new RegExp(`^${level}: Certificate ${type}`));
    // What goes as it should explains itself.
    const isOrdinary = ['loaded', 'activated', 'recovered'].includes(type) && !('warning' in more);
    expect(lines[0]?.includes('[AIT_X] message en / ko')).toBe(!isOrdinary);
  });
});
