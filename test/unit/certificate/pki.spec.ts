import { createPrivateKey, X509Certificate } from 'node:crypto';
import { createAuthority, generateKeys, keyForms } from '../../helpers/pki.js';

describe('the PKI of the tests', () => {
  it('issues what was asked for, below a root and below an intermediate', async () => {
    const root = await createAuthority({ commonName: 'Root A' });
    const middle = await root.intermediate({ commonName: 'Middle A' });
    const keys = await generateKeys({ keyType: 'rsa' });
    const direct = await root.issue({ commonName: 'app-a', keys, days: 10 });
    const below = await middle.issue({ eku: 'serverAuth', altNames: ['localhost', '127.0.0.1'] });

    expect(direct.x509.checkIssued(root.x509)).toBe(true);
    expect(direct.x509.verify(root.x509.publicKey)).toBe(true);
    expect(direct.x509.checkPrivateKey(createPrivateKey(direct.key))).toBe(true);
    expect(direct.x509.subject).toBe('CN=app-a');
    expect(direct.x509.ca).toBe(false);
    expect(direct.x509.keyUsage).toEqual(['1.3.6.1.5.5.7.3.2']);
    expect(Date.parse(direct.x509.validTo) - Date.parse(direct.x509.validFrom)).toBe(10 * 86_400_000);
    expect(direct.chain).toBe(direct.cert);
    expect(keyForms(direct.key).traditional).toContain('BEGIN RSA PRIVATE KEY');

    const [, second] = below.chain.split(/(?=-----BEGIN)/);
    expect(new X509Certificate(second!).fingerprint256).toBe(middle.x509.fingerprint256);
    expect(below.x509.verify(middle.x509.publicKey)).toBe(true);
    expect(middle.x509.verify(root.x509.publicKey)).toBe(true);
    expect(below.x509.checkIP('127.0.0.1')).toBe('127.0.0.1');
    expect(below.x509.checkHost('localhost')).toBe('localhost');
  });
});
