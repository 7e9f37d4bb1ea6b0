import { createPrivateKey } from 'node:crypto';
import { ClientCertificate } from '../../../../lib/certificate/client-certificate.js';
import { parseTrustedAuthorities } from '../../../../lib/certificate/opening/trusted-authorities.js';
import { derivationRounds } from '../../../../lib/certificate/opening/key-derivation.js';
import { createAuthority, type Authority, type Issued } from '../../../helpers/pki.js';

/** Changes bytes of the DER inside PEM; nobody checks the signature over them here. */
function garbled(pem: string, from: string, to: string): string {
  const [, body = ''] = /-----BEGIN [^-]+-----([^-]+)-----END/.exec(pem) ?? [];
  const der = Buffer.from(body, 'base64').toString('latin1');
  expect(der).toContain(from);
  const changed = Buffer.from(der.replace(from, to), 'latin1').toString('base64');
  return pem.replace(body, `\n${changed.match(/.{1,64}/g)!.join('\n')}\n`);
}

function failureOf(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return undefined;
}

describe('material that means harm', () => {
  let authority: Authority;
  let issued: Issued;
  beforeAll(async () => {
    authority = await createAuthority({ validFrom: new Date('2026-01-01T00:00:00Z') });
    issued = await authority.issue({ validFrom: new Date('2026-06-01T00:00:00Z'), days: 30 });
  });

  it.each([
    ['no month', '260601000000Z', '269901000000Z'],
    ['no digits', '260601000000Z', '26x601000000Z'],
    ['an end before its beginning', '260701000000Z', '240701000000Z'],
  ])('a date that is none is refused, and is never "valid for ever": %s', (_, from, to) => {
    const error = failureOf(() =>
      ClientCertificate.parse({ cert: garbled(issued.cert, from, to), key: issued.key }),
    );
    expect(error).toMatchObject({ name: 'AppsInTossCertificateError' });
    expect(error).toHaveProperty('code', expect.stringMatching(/^AIT_CERT_(MALFORMED|UNUSABLE)$/));
  });

  it('a public key that is garbage is an error with a code of ours', () => {
    // The identifier of the curve, P-256, becomes one that nobody knows.
    const curve = '\u002a\u0086\u0048\u00ce\u003d\u0003\u0001\u0007';
    const cert = garbled(issued.cert, curve, '\u002a\u0086\u0048\u00ce\u003d\u0003\u0001\u006f');
    expect(failureOf(() => ClientCertificate.parse({ cert, key: issued.key }))).toMatchObject({
      name: 'AppsInTossCertificateError',
      code: expect.stringMatching(/^AIT_CERT_/),
    });
  });

  it('a value full of equals signs is judged in no time', () => {
    const text = 'A='.repeat(200_000);
    const before = performance.now();
    expect(failureOf(() => ClientCertificate.parse({ cert: text, key: issued.key }))).toMatchObject({
      code: 'AIT_CERT_NOT_PEM',
    });
    const inPem = `-----BEGIN CERTIFICATE-----\n${'='.repeat(400_000)}x\n-----END CERTIFICATE-----\n`;
    expect(failureOf(() => ClientCertificate.parse({ cert: inPem, key: issued.key }))).toMatchObject({
      code: 'AIT_CERT_MALFORMED',
    });
    // Looked at anew at each sign it was ten minutes.
    expect(performance.now() - before).toBeLessThan(5_000);
  });

  it.each([
    ['text', 'A'.repeat(1_048_577)],
    ['bytes', Buffer.alloc(1_048_577, '-')],
    ['empty blocks', '-----BEGIN X-----\n-----END X-----\n'.repeat(200_000)],
  ])('a value larger than any chain is not even looked at: %s', (_, cert) => {
    expect(failureOf(() => ClientCertificate.parse({ cert, key: issued.key }))).toMatchObject({
      code: 'AIT_CERT_NOT_PEM',
      message: expect.stringContaining('more than 1 MiB'),
    });
  });

  it.each(['cert', 'key'])('thousands of blocks are not read to their end: as %s', (half) => {
    const blocks = '-----BEGIN X-----\n-----END X-----\n'.repeat(30_000);
    const before = process.cpuUsage();
    expect(failureOf(() => ClientCertificate.parse({ ...issued, [half]: blocks }))).toMatchObject({
      code: 'AIT_CERT_MALFORMED',
      message: `certificate.${half} (seen as: PEM) has more than 1000 PEM blocks.`,
    });
    // All of them took seconds.
    expect(process.cpuUsage(before).user).toBeLessThan(300_000);
  });

  it('a thousand blocks are read: bundles of authorities have hundreds', () => {
    const pem = authority.pem.trimEnd();
    expect(parseTrustedAuthorities(`${pem}\n`.repeat(1_000))).toContain(pem);
    expect(failureOf(() => parseTrustedAuthorities(`${pem}\n`.repeat(1_001)))).toMatchObject({
      code: 'AIT_CERT_CA_INVALID',
    });
  });

  it('padding is none of the content, however much there is of it', () => {
    const { key } = issued;
    const cert = issued.cert.replace(/=*\n-----END/, '====\n-----END');
    expect(ClientCertificate.parse({ cert, key }).fingerprint256).toBe(issued.fingerprint256);
  });

  it('a key that takes millions of rounds to open is refused unopened', () => {
    const encrypted = createPrivateKey(issued.key).export({
      type: 'pkcs8',
      format: 'pem',
      cipher: 'aes-256-cbc',
      passphrase: 'secret',
    }) as string;
    expect(derivationRounds(Buffer.from(encrypted))).toBe(2_048);
    // INTEGER 2048 in two bytes becomes INTEGER 8 million in three; the lengths around it grow by one each.
    const [, body = ''] = /-----BEGIN [^-]+-----([^-]+)-----END/.exec(encrypted) ?? [];
    const der = Buffer.from(body, 'base64');
    const at = der.indexOf(Buffer.from([0x02, 0x02, 0x08, 0x00]));
    const grown = Buffer.concat([
      der.subarray(0, at),
      Buffer.from([0x02, 0x03, 0x7f, 0xff, 0xff]),
      der.subarray(at + 4),
    ]);
    const head = grown.subarray(0, at);
    // Every sequence that holds the number is one byte longer.
    for (let index = 0; index < head.length - 1; index += 1) {
      if (head[index] !== 0x30) continue;
      if (head[index + 1]! < 0x80) head[index + 1]! += 1;
      else head[index + 1 + (head[index + 1]! & 0x7f)]! += 1;
    }
    const key = `-----BEGIN ENCRYPTED PRIVATE KEY-----\n${grown
      .toString('base64')
      .match(/.{1,64}/g)!
      .join('\n')}\n-----END ENCRYPTED PRIVATE KEY-----\n`;
    expect(derivationRounds(Buffer.from(key))).toBe(0x7fffff);
    expect(
      failureOf(() => ClientCertificate.parse({ cert: issued.cert, key, passphrase: 'secret' })),
    ).toMatchObject({ code: 'AIT_CERT_KEY_UNSUPPORTED', message: expect.stringContaining('8388607 rounds') });
  });

  it('a name cannot forge a line of a log, or turn it around', async () => {
    const { cert, key } = await authority.issue({ commonName: 'app\u0007\u202eERROR' });
    const certificate = ClientCertificate.parse({ cert, key });
    expect(certificate.commonName).toBe('app??ERROR');
    expect(`${certificate.subject}${String(certificate)}`).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  it('many certificates with an authority of their own share the roots of Node', () => {
    const { cert, key } = issued;
    ClientCertificate.parse({ cert, key }, { ca: authority.pem });
    const before = performance.now();
    for (let index = 0; index < 100; index += 1)
      ClientCertificate.parse({ cert, key }, { ca: authority.pem });
    // Each parsed all of them by itself: 60 ms and more.
    expect(performance.now() - before).toBeLessThan(4_000);
  });
});
