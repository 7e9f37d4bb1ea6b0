import { Console } from 'node:console';
import { PassThrough } from 'node:stream';
import { format } from 'node:util';
import { ClientCertificate } from '../../../lib/certificate/client-certificate.js';
import { readCertificateMaterial } from '../../../lib/certificate/material/read-certificate-material.js';
import { printedEveryWay, traceOf } from '../../helpers/no-trace.js';
import { createAuthority, type Issued, keyForms } from '../../helpers/pki.js';

const PASSPHRASE = 'correct horse battery';

describe('printing a certificate', () => {
  let issued: Issued;
  let encrypted: string;
  let certificate: ClientCertificate;

  beforeAll(async () => {
    issued = await (await createAuthority()).issue({ keyType: 'rsa' });
    encrypted = keyForms(issued.key, PASSPHRASE).encryptedPkcs8;
    certificate = ClientCertificate.parse({ cert: issued.cert, key: encrypted, passphrase: PASSPHRASE });
  });

  function expectNoSecret(text: string): void {
    for (const secret of [issued.key, encrypted, PASSPHRASE, keyForms(issued.key).der]) {
      expect(traceOf(secret, text)).toBeUndefined();
    }
  }

  it('shows public facts and nothing else', () => {
    const facts = {
      subject: 'CN=my-mini-app',
      issuer: 'CN=Test Root',
      commonName: 'my-mini-app',
      serialNumber: issued.x509.serialNumber,
      fingerprint256: issued.fingerprint256,
      validFrom: new Date(issued.x509.validFrom).toISOString(),
      validTo: new Date(issued.x509.validTo).toISOString(),
    };
    expect(JSON.parse(JSON.stringify(certificate))).toEqual(facts);
    expect(String(certificate)).toBe(`ClientCertificate(my-mini-app, ${issued.fingerprint256})`);
    expect(format('%o', certificate)).toContain("ClientCertificate {\n  subject: 'CN=my-mini-app',");
  });

  it('shows no key in any way of printing it', () => {
    expectNoSecret(printedEveryWay(certificate));
    expectNoSecret(
      printedEveryWay({ nested: { deep: [certificate, new Map([[certificate, certificate]])] } }),
    );
    expectNoSecret(printedEveryWay(certificate.secureContext));
    expectNoSecret(format('%s %o %O %j %d', certificate, certificate, certificate, certificate, certificate));
    expectNoSecret(JSON.stringify({ ...certificate, context: certificate.secureContext }));
    expectNoSecret(Object.getOwnPropertyNames(certificate).join());
  });

  it('shows no key to console methods', () => {
    const stdout = new PassThrough();
    const console = new Console({ stdout });
    console.log(certificate);
    console.dir(certificate, { depth: null, showHidden: true });
    console.table([certificate]);
    console.log(certificate.secureContext);
    const text = (stdout.read() as Buffer).toString();
    expect(text).toContain('my-mini-app');
    expectNoSecret(text);
  });

  it('clones into public facts', () => {
    const clone = structuredClone(certificate) as object;
    expect(clone).toMatchObject({ fingerprint256: issued.fingerprint256 });
    expect(clone).not.toHaveProperty('secureContext');
    expectNoSecret(printedEveryWay(clone));
  });

  it('shows no key of what was read but not parsed yet', async () => {
    const input = { cert: issued.cert, key: encrypted, passphrase: PASSPHRASE };
    const material = await readCertificateMaterial(input, 'certificate');
    expectNoSecret(printedEveryWay(material));
    expectNoSecret(printedEveryWay(structuredClone(material)));
    material.dispose();
  });
});

describe('finding traces', () => {
  it('finds eight bytes of a secret, as they are and in hexadecimal', () => {
    const key = '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n-----END PRIVATE KEY-----\n';
    expect(traceOf(key, 'it failed near ADANBgkq')).toBe('ADANBgkq');
    expect(traceOf(key, `dump ${Buffer.from('ADANBgkqhk').toString('hex')}`)).toBeDefined();
    expect(traceOf(key, 'it failed near -----BEGIN PRIVATE KEY-----')).toBeUndefined();
  });
});
