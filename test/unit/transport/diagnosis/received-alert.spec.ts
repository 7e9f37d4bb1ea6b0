import { classifyFault } from '../../../../lib/transport/classification/classify-fault.js';
import type { PresentedCertificate } from '../../../../lib/transport/classification/presented-certificate.interface.js';

const NOW = new Date('2026-06-01T00:00:00Z');
const FINE = { validFrom: new Date('2026-01-01'), validTo: new Date('2027-01-01') };
const EXPIRED = { validFrom: new Date('2025-01-01'), validTo: new Date('2026-05-31') };
const EARLY = { validFrom: new Date('2026-07-01'), validTo: new Date('2027-01-01') };
const FOR_SERVERS = { ...FINE, forClients: false };

/** As Node words it under TLS 1.2, where `code` says nothing. */
function alertError(number: number): Error {
  const message = `write EPROTO 00:error:0A000412:SSL routines:ssl3_read_bytes:words:rec_layer_s3.c:1605:SSL alert number ${number}\n`;
  return Object.assign(new Error(message), { code: 'EPROTO' });
}

describe('a received alert is read by its number and by what we know of our certificate', () => {
  it.each<[number, PresentedCertificate | undefined, string, string[]]>([
    [42, FINE, 'AIT_CERT_REFUSED', []],
    [43, FINE, 'AIT_CERT_REFUSED_PURPOSE', []],
    [44, FINE, 'AIT_CERT_REFUSED_REVOKED', []],
    [46, FINE, 'AIT_CERT_REFUSED', []],
    [48, FINE, 'AIT_CERT_REFUSED_ISSUER', []],
    [70, FINE, 'AIT_TLS_VERSION', []],
    [116, FINE, 'AIT_CERT_NOT_PRESENTED', []],
    [80, FINE, 'AIT_TLS_FAILED', []],
    // Go says 42 whatever is wrong; our own dates know better.
    [42, EXPIRED, 'AIT_CERT_EXPIRED', []],
    [42, EARLY, 'AIT_CERT_NOT_YET_VALID', []],
    [42, FOR_SERVERS, 'AIT_CERT_REFUSED_PURPOSE', []],
    [42, 'none', 'AIT_CERT_NOT_PRESENTED', []],
    [45, EXPIRED, 'AIT_CERT_EXPIRED', []],
    // Their clock, or their revocation list: the number alone is no proof that our certificate has expired.
    [45, FINE, 'AIT_CERT_EXPIRED', ['AIT_CERT_EXPIRED', 'AIT_CERT_REFUSED']],
    [45, undefined, 'AIT_CERT_EXPIRED', []],
    [40, 'none', 'AIT_CERT_NOT_PRESENTED', ['AIT_CERT_NOT_PRESENTED', 'AIT_TLS_FAILED']],
  ])('alert %i under %o: %s', (number, certificate, code, candidates) => {
    const found = classifyFault(alertError(number), { certificate, now: NOW });
    expect(found.code).toBe(code);
    expect(found.candidates ?? []).toEqual(candidates);
  });

  it('42 under a certificate we know nothing of may be anything', () => {
    const found = classifyFault(alertError(42), { now: NOW });
    expect(found).toMatchObject({ code: 'AIT_CERT_REFUSED', side: 'they-refused-us' });
    expect(found.candidates).toEqual(
      expect.arrayContaining(['AIT_CERT_EXPIRED', 'AIT_CERT_NOT_PRESENTED', 'AIT_CERT_REFUSED_ISSUER']),
    );
  });

  it.each<[boolean | undefined, string, string[]]>([
    [undefined, 'AIT_TLS_FAILED', ['AIT_TLS_FAILED', 'AIT_CERT_NOT_PRESENTED', 'AIT_CERT_REFUSED']],
    [false, 'AIT_TLS_FAILED', []],
    // A certificate was asked for, and came.
    [true, 'AIT_CERT_REFUSED', ['AIT_CERT_REFUSED', 'AIT_CERT_NOT_PRESENTED']],
  ])('40 depends on whether the server had agreed to a cipher (%s)', (serverSpoke, code, candidates) => {
    const found = classifyFault(alertError(40), {
      phase: 'connect',
      certificate: FINE,
      now: NOW,
      serverSpoke,
    });
    expect({ code: found.code, candidates: found.candidates ?? [] }).toEqual({ code, candidates });
  });

  it.each<[number, string, string, string[]]>([
    [47, 'illegal_parameter', 'The server says', ['AIT_TLS_FAILED', 'AIT_CERT_REFUSED']],
    [51, 'decrypt_error', 'The server says', ['AIT_TLS_FAILED', 'AIT_CERT_REFUSED']],
    [71, 'insufficient_security', 'See the code', []],
    [80, 'internal_error', 'The server says', ['AIT_TLS_FAILED', 'AIT_CERT_REFUSED']],
    [112, 'unrecognized_name', 'does not know the host name', []],
    [120, 'no_application_protocol', 'does not speak HTTP/1.1', []],
  ])('%i, %s: the server said it, and not of the certificate', (number, name, advice, candidates) => {
    const found = classifyFault(alertError(number), { phase: 'send', certificate: FINE, now: NOW });
    expect(found).toMatchObject({
      code: 'AIT_TLS_FAILED',
      side: 'they-refused-us',
      cause: `The server refused us: it ended the TLS connection (TLS alert ${number}, ${name}).`,
      hint: { en: expect.stringContaining(advice) },
    });
    expect(found.candidates ?? []).toEqual(candidates);
  });

  it('80 before the server has seen a certificate is not about ours, and the advice does not say so', () => {
    const scene = { phase: 'connect', certificate: FINE, now: NOW } as const;
    const before = classifyFault(alertError(80), { ...scene, serverSpoke: false });
    const after = classifyFault(alertError(80), { ...scene, serverSpoke: true });
    expect(before).toMatchObject({ code: 'AIT_TLS_FAILED', side: 'they-refused-us' });
    expect(before.candidates).toBeUndefined();
    expect(before.hint.en).toContain('Yours is not the reason');
    expect(after.hint.en).toContain('check it in the console');
  });
});
