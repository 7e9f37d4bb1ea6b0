import { ClientCertificate } from '../../../lib/certificate/client-certificate.js';
import { usability } from '../../../lib/certificate/expiry/usability.js';
import { createAuthority } from '../../helpers/pki.js';

const DAY_MS = 86_400_000;
const START = new Date('2027-01-01T00:00:00Z');
const END = new Date(START.getTime() + 390 * DAY_MS);

describe('the dates of a certificate', () => {
  let certificate: ClientCertificate;
  let patient: ClientCertificate;

  beforeAll(async () => {
    const issued = await (await createAuthority()).issue({ validFrom: START, days: 390 });
    certificate = ClientCertificate.parse(issued);
    patient = ClientCertificate.parse(issued, { expiringDays: 0 });
  });

  const MOMENTS: [string, number, string, number][] = [
    ['a day before its life', START.getTime() - DAY_MS, 'not-yet-valid', 391],
    ['a millisecond before its life', START.getTime() - 1, 'not-yet-valid', 390],
    ['its first moment', START.getTime(), 'valid', 390],
    ['31 days before its end', END.getTime() - 31 * DAY_MS, 'valid', 31],
    ['a millisecond more than 30 days before its end', END.getTime() - 30 * DAY_MS - 1, 'valid', 30],
    ['30 days before its end', END.getTime() - 30 * DAY_MS, 'expiring', 30],
    ['a millisecond less than a day before its end', END.getTime() - DAY_MS + 1, 'expiring', 0],
    ['its last moment', END.getTime(), 'expiring', 0],
    ['a millisecond after its end', END.getTime() + 1, 'expired', -1],
    ['ten days after its end', END.getTime() + 10 * DAY_MS, 'expired', -10],
  ];

  it.each(MOMENTS)('%s', (_name, time, state, days) => {
    const now = new Date(time);
    expect(certificate.state(now)).toBe(state);
    expect(certificate.daysRemaining(now)).toBe(days);
    expect(certificate.summary(now)).toMatchObject({ state, daysRemaining: days });
    expect(usability(certificate, now)?.code).toBe(
      { expired: 'AIT_CERT_EXPIRED', 'not-yet-valid': 'AIT_CERT_NOT_YET_VALID' }[state],
    );
  });

  it('are those in the certificate', () => {
    expect(certificate.validFrom).toEqual(START);
    expect(certificate.validTo).toEqual(END);
  });

  it('begin to warn when they are told to', () => {
    expect(patient.state(new Date(END.getTime() - 1))).toBe('valid');
  });

  it('are told, with what to do, when they forbid the use', () => {
    const expired = usability(certificate, new Date(END.getTime() + DAY_MS), 'certificate[1].cert');
    expect(expired).toMatchObject({ outcome: 'not-sent', option: 'certificate[1].cert' });
    expect(expired?.message).toBe('certificate[1].cert expired on 2028-01-26T00:00:00.000Z.');
    expect(expired?.hint.ko).toContain('콘솔에서 인증서를 새로 발급');
    expect(expired?.hint.en).toContain('Issue a new certificate');

    const early = usability(certificate, new Date(START.getTime() - DAY_MS));
    expect(early?.message).toBe('certificate.cert is not valid yet; it will be on 2027-01-01T00:00:00.000Z.');
    expect(early?.hint.ko).toContain('시계');
    expect(early?.hint.en).toContain('clock');
  });
});
