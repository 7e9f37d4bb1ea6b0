import { ClientCertificate } from '../../../lib/certificate/client-certificate.js';
import { createAuthority, type Issued } from '../../helpers/pki.js';

describe('a certificate as a value', () => {
  let issued: Issued;
  let certificate: ClientCertificate;

  beforeAll(async () => {
    issued = await (await createAuthority({ commonName: 'Toss Test CA' })).issue({ commonName: '미니앱' });
    certificate = ClientCertificate.parse(issued);
  });

  it('tells what is in it', () => {
    const { x509 } = issued;
    expect(certificate).toMatchObject({
      subject: 'CN=미니앱',
      issuer: 'CN=Toss Test CA',
      commonName: '미니앱',
      serialNumber: x509.serialNumber,
      fingerprint256: x509.fingerprint256,
      warnings: [],
    });
    expect(certificate.summary(new Date())).toEqual({
      subject: 'CN=미니앱',
      issuer: 'CN=Toss Test CA',
      commonName: '미니앱',
      serialNumber: x509.serialNumber,
      fingerprint256: x509.fingerprint256,
      validFrom: new Date(x509.validFrom).toISOString(),
      validTo: new Date(x509.validTo).toISOString(),
      daysRemaining: 389,
      state: 'valid',
    });
  });

  it('cannot be changed', () => {
    const loose = certificate as unknown as Record<string, unknown>;
    for (const name of ['subject', 'fingerprint256', 'warnings', 'validTo', 'secureContext', 'anything']) {
      expect(() => {
        loose[name] = 'changed';
      }).toThrow(TypeError);
    }
    expect(() => (certificate.warnings as unknown[]).push('changed')).toThrow(TypeError);
    certificate.validTo.setFullYear(2099);
    certificate.validFrom.setFullYear(2099);
    expect(certificate.validTo).toEqual(new Date(issued.x509.validTo));
    expect(certificate.validFrom).toEqual(new Date(issued.x509.validFrom));
  });

  it('keeps one TLS context for its life', () => {
    expect(certificate.secureContext).toBe(certificate.secureContext);
  });

  it('cannot be made of nothing, around the checks', () => {
    const Unchecked = ClientCertificate as unknown as new (...parts: unknown[]) => ClientCertificate;
    expect(() => new Unchecked()).toThrow();
    expect(() => new Unchecked({ cert: Buffer.from(issued.cert), key: Buffer.alloc(0) }, {})).toThrow();
  });

  it('does not touch the buffers it was given', () => {
    const input = { cert: Buffer.from(issued.cert), key: Buffer.from(issued.key) };
    ClientCertificate.parse(input);
    expect(input.cert.toString()).toBe(issued.cert);
    expect(input.key.toString()).toBe(issued.key);
  });
});
