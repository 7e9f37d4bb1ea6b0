import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import forge from 'node-forge';
import type { CertificateInput } from '../../../../lib/certificate/sources/certificate-input.interface.js';
import type { AppsInTossCertificateError } from '../../../../lib/certificate/faults/certificate.error.js';
import { ClientCertificate } from '../../../../lib/certificate/client-certificate.js';
import { MATERIAL_FORMS } from '../../../helpers/material-forms.js';
import { type MutualTlsServer, startMutualTlsServer } from '../../../helpers/mutual-tls.js';
import { printedEveryWay, traceOf } from '../../../helpers/no-trace.js';
import { type Authority, createAuthority, exportKey, type Issued, keyForms } from '../../../helpers/pki.js';

// A folder of pairs is a matter of the directory source, and tested there.

let dir: string;
let root: Authority;
let server: MutualTlsServer;
let rsa: Issued;
let otherRsa: Issued;
let ec: Issued;
let otherEc: Issued;
let weak: Issued;
let below: Issued;
let intermediate: Authority;

const PASSPHRASE = 'correct horse battery';

beforeAll(async () => {
  dir = await realpath(await mkdtemp(join(tmpdir(), 'qx-')));
  root = await createAuthority();
  server = await startMutualTlsServer(root);
  intermediate = await root.intermediate();
  rsa = await root.issue({ keyType: 'rsa', commonName: 'rsa-app' });
  otherRsa = await root.issue({ keyType: 'rsa' });
  weak = await root.issue({ keyType: 'rsa', bits: 1024 });
  ec = await root.issue({ commonName: 'ec-app' });
  otherEc = await root.issue();
  below = await intermediate.issue({ commonName: 'below' });
});

afterAll(async () => {
  await server.close();
  await rm(dir, { recursive: true });
});

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(dir, name);
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, content, { mode: 0o600 });
  return path;
}

/** The certificate that an input makes, after a server accepted it. */
async function accepted(input: CertificateInput): Promise<ClientCertificate> {
  const certificate = await ClientCertificate.load(input, { ca: root.pem });
  expect(await server.fingerprintSeenFrom(certificate.secureContext)).toBe(certificate.fingerprint256);
  return certificate;
}

describe('forms of a certificate and its key that are taken', () => {
  it.each(MATERIAL_FORMS)('%s', async (_name, form) => {
    const input = { cert: form(rsa.cert), key: form(rsa.key) };
    expect((await accepted(input)).fingerprint256).toBe(rsa.fingerprint256);
    expect(ClientCertificate.parse(input).fingerprint256).toBe(rsa.fingerprint256);
  });

  it.each(MATERIAL_FORMS)('%s, in a file', async (name, form) => {
    const at = MATERIAL_FORMS.findIndex(([other]) => other === name);
    const cert = await file(`form-${at}.crt`, form(ec.cert));
    const key = await file(`form-${at}.key`, form(ec.key));
    expect((await ClientCertificate.load({ cert, key })).fingerprint256).toBe(ec.fingerprint256);
  });

  const KEYS: [string, () => { cert: string; key: string; passphrase?: string }][] = [
    ['RSA, PKCS#8', () => ({ cert: rsa.cert, key: rsa.key })],
    ['RSA, PKCS#1', () => ({ cert: rsa.cert, key: keyForms(rsa.key).traditional })],
    ['EC, PKCS#8', () => ({ cert: ec.cert, key: ec.key })],
    ['EC, SEC 1', () => ({ cert: ec.cert, key: keyForms(ec.key).traditional })],
    [
      'EC, SEC 1 after its parameters',
      () => ({ cert: ec.cert, key: `${EC_PARAMETERS}${keyForms(ec.key).traditional}` }),
    ],
    ['encrypted RSA, PKCS#8', () => encrypted(rsa, 'encryptedPkcs8')],
    ['encrypted RSA, PKCS#1', () => encrypted(rsa, 'encryptedTraditional')],
    ['encrypted EC, PKCS#8', () => encrypted(ec, 'encryptedPkcs8')],
    ['encrypted EC, SEC 1', () => encrypted(ec, 'encryptedTraditional')],
    ['a passphrase that is not needed', () => ({ cert: ec.cert, key: ec.key, passphrase: PASSPHRASE })],
    ['both halves in one text', () => ({ cert: ec.key + ec.cert, key: ec.key + ec.cert })],
    ['leaf and intermediate', () => ({ cert: below.chain, key: below.key })],
    ['leaf, intermediate and root', () => ({ cert: below.chain + root.pem, key: below.key })],
    ['intermediate glued to the leaf', () => ({ cert: below.chain.replaceAll('\n', ''), key: below.key })],
    ['the label X509 CERTIFICATE', () => ({ cert: ec.cert.replaceAll(' CERT', ' X509 CERT'), key: ec.key })],
  ];
  it.each(KEYS)('%s', async (_name, make) => {
    const input = make();
    const certificate = await accepted(input);
    expect(input.cert).toContain(input.cert.match(/-----BEGIN [A-Z0-9 ]*CERTIFICATE-----/)![0]);
    expect([rsa, ec, below].map((issued) => issued.fingerprint256)).toContain(certificate.fingerprint256);
  });

  it.each(MATERIAL_FORMS)('encrypted PKCS#1 key: %s', (_name, form) => {
    const key = form(keyForms(rsa.key, PASSPHRASE).encryptedTraditional);
    const certificate = ClientCertificate.parse({ cert: rsa.cert, key, passphrase: PASSPHRASE });
    expect(certificate.fingerprint256).toBe(rsa.fingerprint256);
  });

  it('self-signed, marked as an authority, as openssl makes them for a private gateway', async () => {
    const own = await createAuthority({ commonName: 'my-mini-app' });
    const certificate = ClientCertificate.parse({ cert: own.pem, key: await exportKey(own.keys) });
    expect(certificate.commonName).toBe('my-mini-app');
  });

  it('a certificate without any purpose, or for any purpose by that', async () => {
    const { cert, key, fingerprint256 } = await root.issue({ eku: 'none' });
    expect((await accepted({ cert, key })).fingerprint256).toBe(fingerprint256);
  });

  const NFC = '앱인토스'.normalize('NFC');
  const NFD = '앱인토스'.normalize('NFD');
  const PATHS: [string, string, (path: string) => string | Buffer][] = [
    ['a path', 'plain/a', (path) => path],
    ['a path with spaces', 'my certificates/a b', (path) => path],
    ['a Korean path (NFC)', `${NFC} 인증서/미니앱`, (path) => path],
    ['a Korean path (NFD)', `${NFD} nfd/${NFD}`, (path) => path],
    ['a path in NFC to a file in NFD', `${NFD} 1/${NFD}`, (path) => path.normalize('NFC')],
    ['a path in NFD to a file in NFC', `${NFC} 2/${NFC}`, (path) => path.normalize('NFD')],
    ['a path in NFC, a folder in NFC, a file in NFD', `${NFC} 3/${NFD}`, (path) => path.normalize('NFC')],
    ['a path in NFD, a folder in NFD, a file in NFC', `${NFD} 4/${NFC}`, (path) => path.normalize('NFD')],
    ['a path in quotes', 'quoted path/a', (path) => `"${path}"`],
    ['a path with a line break at its end', 'newline/a', (path) => `${path}\n`],
    ['a relative path', 'relative/a', (path) => relative(process.cwd(), path)],
    ['a path in a Buffer', 'buffer/a', (path) => Buffer.from(path)],
  ];
  it.each(PATHS)('%s', async (_name, name, form) => {
    const cert = form(await file(`${name}_public.crt`, rsa.cert));
    const key = form(await file(`${name}_private.key`, rsa.key));
    expect((await ClientCertificate.load({ cert, key })).fingerprint256).toBe(rsa.fingerprint256);
  });

  it('a path through a symbolic link, as Kubernetes lays them', async () => {
    await file('..v1/tls.crt', ec.cert);
    await file('..v1/tls.key', ec.key);
    await symlink('..v1', join(dir, '..data'));
    const input = { cert: join(dir, '..data/tls.crt'), key: join(dir, '..data/tls.key') };
    expect((await accepted(input)).fingerprint256).toBe(ec.fingerprint256);
  });

  it('one half as a path and the other as text', async () => {
    const key = await file('half.key', ec.key);
    expect((await ClientCertificate.load({ cert: ec.cert, key })).fingerprint256).toBe(ec.fingerprint256);
  });
});

const EC_PARAMETERS = '-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n';

function encrypted(issued: Issued, form: 'encryptedPkcs8' | 'encryptedTraditional') {
  return { cert: issued.cert, key: keyForms(issued.key, PASSPHRASE)[form], passphrase: PASSPHRASE };
}

interface Bad {
  name: string;
  input: () => unknown | Promise<unknown>;
  code: string;
  option?: string;
  shape?: string;
  /** Words that the advice must hold. */
  advice?: string;
}

const CERT = 'certificate.cert';
const KEY = 'certificate.key';
const GARBAGE = 'q7Zk!! wR3 jfu?29 xPq0 --- mmNv ÀÖ';

/** A body whose outer length no longer fits. */
function halved(pem: string): string {
  const lines = pem.trimEnd().split('\n');
  return [...lines.slice(0, lines.length / 2), lines.at(-1), ''].join('\n');
}

function pkcs12(): Buffer {
  const key = forge.pki.privateKeyFromPem(keyForms(rsa.key).traditional);
  const store = forge.pkcs12.toPkcs12Asn1(key, [forge.pki.certificateFromPem(rsa.cert)], 'x');
  return Buffer.from(forge.asn1.toDer(store).getBytes(), 'latin1');
}

function der(pem: string): Buffer {
  return Buffer.from(pem.replace(/-----[^-]*-----|\s/g, ''), 'base64');
}

const bare = (pem: string): string => pem.replace(/-----[^-]*-----/g, '').trim();
const withCert = (cert: () => unknown) => async () => ({ cert: await cert(), key: rsa.key });
const withKey = (key: () => unknown) => async () => ({ cert: rsa.cert, key: await key() });

const BAD: Bad[] = [
  // Halves
  { name: 'nothing', input: () => ({}), code: 'AIT_CERT_MISSING', option: CERT },
  { name: 'no certificate', input: () => ({ key: rsa.key }), code: 'AIT_CERT_MISSING', option: CERT },
  { name: 'no key', input: () => ({ cert: rsa.cert }), code: 'AIT_CERT_KEY_MISSING', option: KEY },
  {
    name: 'an empty certificate',
    input: withCert(() => ''),
    code: 'AIT_CERT_EMPTY',
    option: CERT,
    shape: 'empty',
  },
  { name: 'an empty key', input: withKey(() => ''), code: 'AIT_CERT_EMPTY', option: KEY, shape: 'empty' },
  {
    name: 'an empty Buffer',
    input: withKey(() => Buffer.alloc(0)),
    code: 'AIT_CERT_EMPTY',
    option: KEY,
    shape: 'empty',
  },
  {
    name: 'quotes around nothing',
    input: withCert(() => '"" \n'),
    code: 'AIT_CERT_EMPTY',
    option: CERT,
    shape: 'empty',
  },
  {
    name: 'an empty file',
    input: withKey(() => file('void', ' \n')),
    code: 'AIT_CERT_EMPTY',
    option: KEY,
    shape: 'path to an empty file',
  },
  {
    name: 'a number',
    input: withCert(() => 390),
    code: 'AIT_CERT_WRONG_TYPE',
    option: CERT,
    shape: 'number',
  },
  {
    name: 'an X509Certificate',
    input: withCert(() => rsa.x509),
    code: 'AIT_CERT_WRONG_TYPE',
    option: CERT,
    shape: 'object',
  },
  {
    name: 'a passphrase that is no string',
    input: () => ({ ...encrypted(rsa, 'encryptedPkcs8'), passphrase: 123456789 }),
    code: 'AIT_CERT_WRONG_TYPE',
    option: 'certificate.passphrase',
    shape: 'number',
  },
  // Files
  {
    name: 'a path to nothing',
    input: withCert(() => join(dir, 'zw missing 인증.crt')),
    code: 'AIT_CERT_FILE_NOT_FOUND',
    option: CERT,
    shape: 'path',
  },
  {
    name: 'a path through a file',
    input: withKey(async () => join(await file('zw-plain.txt', 'x'), 'zw-below.key')),
    code: 'AIT_CERT_FILE_NOT_FOUND',
    option: KEY,
    shape: 'path',
  },
  {
    name: 'a folder',
    input: withCert(() => dir),
    code: 'AIT_CERT_FILE_UNREADABLE',
    option: CERT,
    shape: 'path',
  },
  {
    name: 'a link to itself',
    input: withKey(async () => {
      await symlink('zw-loop', join(dir, 'zw-loop'));
      return join(dir, 'zw-loop');
    }),
    code: 'AIT_CERT_FILE_UNREADABLE',
    option: KEY,
    shape: 'path',
  },
  {
    name: 'a pipe that nobody writes to',
    input: withKey(() => {
      execFileSync('mkfifo', [join(dir, 'zw-pipe')]);
      return join(dir, 'zw-pipe');
    }),
    code: 'AIT_CERT_FILE_UNREADABLE',
    option: KEY,
    shape: 'path',
  },
  {
    name: 'a file of more than 1 MiB',
    input: withCert(() => file('zw-huge.crt', Buffer.alloc(1_048_577, 'A'))),
    code: 'AIT_CERT_FILE_UNREADABLE',
    option: CERT,
    shape: 'path',
  },
  {
    name: 'a path to a path',
    input: withCert(async () => file('zw-pointer', await file('zw-target.crt', rsa.cert))),
    code: 'AIT_CERT_NOT_PEM',
    option: CERT,
    shape: 'path to text without a BEGIN line',
  },
  // No PEM
  {
    name: 'garbage',
    input: withCert(() => GARBAGE),
    code: 'AIT_CERT_NOT_PEM',
    option: CERT,
    shape: 'text without a BEGIN line',
  },
  {
    name: 'garbage for a key',
    input: withKey(() => GARBAGE),
    code: 'AIT_CERT_NOT_PEM',
    option: KEY,
    shape: 'text without a BEGIN line',
  },
  {
    name: 'a lone word',
    input: withKey(() => 'changemeplease'),
    code: 'AIT_CERT_NOT_PEM',
    option: KEY,
    shape: 'text without a BEGIN line',
  },
  {
    name: 'binary garbage',
    input: withCert(() => Buffer.from('9f008c17e2aa01f35b7700ff1200d4c3', 'hex')),
    code: 'AIT_CERT_NOT_PEM',
    option: CERT,
    shape: 'binary data',
  },
  {
    name: 'PEM without its BEGIN line',
    input: withKey(() => rsa.key.split('\n').slice(1).join('\n')),
    code: 'AIT_CERT_NOT_PEM',
    option: KEY,
    shape: 'text without a BEGIN line',
  },
  // Other containers
  {
    name: 'DER',
    input: withCert(() => der(rsa.cert)),
    code: 'AIT_CERT_DER',
    option: CERT,
    shape: 'DER',
    advice: 'openssl x509 -inform DER',
  },
  {
    name: 'DER key',
    input: withKey(() => keyForms(rsa.key).der),
    code: 'AIT_CERT_DER',
    option: KEY,
    shape: 'DER',
    advice: 'openssl pkey -inform DER',
  },
  {
    name: 'DER key, EC in SEC 1',
    input: withKey(() => der(keyForms(ec.key).traditional)),
    code: 'AIT_CERT_DER',
    option: KEY,
    shape: 'DER',
  },
  {
    name: 'DER read as a string',
    input: withCert(() => der(rsa.cert).toString('utf8')),
    code: 'AIT_CERT_DER',
    option: CERT,
    shape: 'DER',
  },
  {
    name: 'a DER file',
    input: withCert(() => file('zw.der', der(rsa.cert))),
    code: 'AIT_CERT_DER',
    option: CERT,
    shape: 'path to DER',
  },
  {
    name: 'base64 of DER',
    input: withCert(() => bare(rsa.cert)),
    code: 'AIT_CERT_DER',
    option: CERT,
    shape: 'base64 of DER',
  },
  {
    name: 'base64 of a DER key on one line',
    input: withKey(() => bare(ec.key).replaceAll('\n', '')),
    code: 'AIT_CERT_DER',
    option: KEY,
    shape: 'base64 of DER',
  },
  {
    name: 'PKCS#12',
    input: withCert(pkcs12),
    code: 'AIT_CERT_PKCS12',
    option: CERT,
    shape: 'PKCS#12',
    advice: 'openssl pkcs12 -in <file> -clcerts -nokeys -out cert.pem',
  },
  {
    name: 'PKCS#12 in a file, for the key',
    input: withKey(() => file('zw.p12', pkcs12())),
    code: 'AIT_CERT_PKCS12',
    option: KEY,
    shape: 'path to PKCS#12',
    advice: 'openssl pkcs12 -in <file> -nocerts -nodes -out key.pem',
  },
  {
    name: 'base64 of PKCS#12',
    input: withCert(() => pkcs12().toString('base64')),
    code: 'AIT_CERT_PKCS12',
    option: CERT,
    shape: 'base64 of PKCS#12',
  },
  {
    name: 'PKCS#12 read as a string',
    input: withCert(() => pkcs12().toString('utf8')),
    code: 'AIT_CERT_PKCS12',
    option: CERT,
    shape: 'PKCS#12',
  },
  // Damaged
  {
    name: 'a certificate cut off',
    input: withCert(() => rsa.cert.slice(0, 500)),
    code: 'AIT_CERT_TRUNCATED',
    option: CERT,
    shape: 'PEM',
  },
  {
    name: 'a certificate cut off in its END line',
    input: withCert(() => rsa.cert.slice(0, -8)),
    code: 'AIT_CERT_TRUNCATED',
    option: CERT,
    shape: 'PEM',
  },
  {
    name: 'the first line only',
    input: withCert(() => '-----BEGIN CERTIFICATE-----'),
    code: 'AIT_CERT_TRUNCATED',
    option: CERT,
    shape: 'PEM',
  },
  {
    name: 'a key cut off',
    input: withKey(() => rsa.key.slice(0, 900)),
    code: 'AIT_CERT_TRUNCATED',
    option: KEY,
    shape: 'PEM',
  },
  {
    name: 'a key that lost its middle',
    input: withKey(() => halved(rsa.key)),
    code: 'AIT_CERT_TRUNCATED',
    option: KEY,
    shape: 'PEM',
  },
  {
    name: 'a certificate that lost its middle',
    input: withCert(() => halved(rsa.cert)),
    code: 'AIT_CERT_TRUNCATED',
    option: CERT,
    shape: 'PEM',
  },
  {
    name: 'an encrypted key that lost its middle',
    input: withKey(() => halved(keyForms(rsa.key).encryptedPkcs8)),
    code: 'AIT_CERT_TRUNCATED',
    option: KEY,
    shape: 'PEM',
  },
  {
    name: 'an encrypted PKCS#1 key cut off in a line',
    input: withKey(() => keyForms(rsa.key).encryptedTraditional.replace(/.{20}\n(?=-----END)/, '\n')),
    code: 'AIT_CERT_TRUNCATED',
    option: KEY,
    shape: 'PEM',
  },
  {
    name: 'a chain cut off',
    input: () => ({ cert: below.chain.slice(0, -300), key: below.key }),
    code: 'AIT_CERT_TRUNCATED',
    option: CERT,
    shape: 'PEM',
  },
  {
    name: 'base64 cut off',
    input: withCert(() => Buffer.from(rsa.cert).toString('base64').slice(0, 800)),
    code: 'AIT_CERT_TRUNCATED',
    option: CERT,
    shape: 'base64 of PEM',
  },
  {
    name: 'a file cut off',
    input: withKey(() => file('zw-half.key', rsa.key.slice(0, 700))),
    code: 'AIT_CERT_TRUNCATED',
    option: KEY,
    shape: 'path to PEM',
  },
  {
    name: 'a certificate with foreign characters',
    input: withCert(() => rsa.cert.replace(/M/g, '*')),
    code: 'AIT_CERT_MALFORMED',
    option: CERT,
    shape: 'PEM',
  },
  {
    name: 'a certificate that is none inside',
    input: withCert(() => pem('CERTIFICATE', Buffer.from('300602010102010173', 'hex').subarray(0, 8))),
    code: 'AIT_CERT_MALFORMED',
    option: CERT,
    shape: 'PEM',
  },
  {
    name: 'a key that is none inside',
    input: withKey(() => pem('PRIVATE KEY', der(rsa.cert))),
    code: 'AIT_CERT_MALFORMED',
    option: KEY,
    shape: 'PEM',
  },
  // The wrong thing
  {
    name: 'certificate and key swapped',
    input: () => ({ cert: rsa.key, key: rsa.cert }),
    code: 'AIT_CERT_SWAPPED',
    option: KEY,
    shape: 'PEM',
  },
  {
    name: 'certificate and key files swapped',
    input: async () => ({
      cert: await file('zw-swap.key', rsa.key),
      key: await file('zw-swap.crt', rsa.cert),
    }),
    code: 'AIT_CERT_SWAPPED',
    option: CERT,
    shape: 'path to PEM',
  },
  {
    name: 'the certificate twice',
    input: () => ({ cert: rsa.cert, key: rsa.cert }),
    code: 'AIT_CERT_WRONG_BLOCK',
    option: KEY,
    shape: 'PEM',
  },
  {
    name: 'the key twice',
    input: () => ({ cert: rsa.key, key: rsa.key }),
    code: 'AIT_CERT_WRONG_BLOCK',
    option: CERT,
    shape: 'PEM',
  },
  {
    name: 'a public key',
    input: withKey(() => rsa.x509.publicKey.export({ type: 'spki', format: 'pem' })),
    code: 'AIT_CERT_WRONG_BLOCK',
    option: KEY,
    shape: 'PEM',
  },
  {
    name: 'a block nobody knows',
    input: withCert(() => pem('SECRET SAUCE RECIPE', der(rsa.cert))),
    code: 'AIT_CERT_WRONG_BLOCK',
    option: CERT,
    shape: 'PEM',
  },
  {
    name: 'two keys',
    input: withKey(() => otherRsa.key + rsa.key),
    code: 'AIT_CERT_SEVERAL_KEYS',
    option: KEY,
    shape: 'PEM',
  },
  {
    name: 'the key of another certificate',
    input: withKey(() => otherRsa.key),
    code: 'AIT_CERT_KEY_MISMATCH',
    option: KEY,
    shape: 'PEM',
  },
  {
    name: 'the EC key of another certificate',
    input: () => ({ cert: ec.cert, key: otherEc.key }),
    code: 'AIT_CERT_KEY_MISMATCH',
    option: KEY,
    shape: 'PEM',
  },
  {
    name: 'an EC certificate with an RSA key',
    input: () => ({ cert: ec.cert, key: rsa.key }),
    code: 'AIT_CERT_KEY_MISMATCH',
    option: KEY,
    shape: 'PEM',
  },
  {
    name: 'an RSA certificate with an EC key',
    input: withKey(() => ec.key),
    code: 'AIT_CERT_KEY_MISMATCH',
    option: KEY,
    shape: 'PEM',
  },
  // Encrypted keys
  {
    name: 'encrypted, no passphrase',
    input: () => ({ ...encrypted(rsa, 'encryptedPkcs8'), passphrase: undefined }),
    code: 'AIT_CERT_PASSPHRASE_MISSING',
    option: KEY,
    shape: 'PEM',
    advice: 'passphrase',
  },
  {
    name: 'encrypted, empty passphrase',
    input: () => ({ ...encrypted(ec, 'encryptedPkcs8'), passphrase: '' }),
    code: 'AIT_CERT_PASSPHRASE_MISSING',
    option: KEY,
    shape: 'PEM',
  },
  {
    name: 'encrypted PKCS#1, no passphrase',
    input: () => ({ ...encrypted(rsa, 'encryptedTraditional'), passphrase: undefined }),
    code: 'AIT_CERT_PASSPHRASE_MISSING',
    option: KEY,
    shape: 'PEM',
  },
  {
    name: 'encrypted, wrong passphrase',
    input: () => ({ ...encrypted(rsa, 'encryptedPkcs8'), passphrase: 'wrong stapler' }),
    code: 'AIT_CERT_PASSPHRASE_WRONG',
    option: KEY,
    shape: 'PEM',
  },
  {
    name: 'encrypted PKCS#1, wrong passphrase',
    input: () => ({ ...encrypted(rsa, 'encryptedTraditional'), passphrase: 'wrong stapler' }),
    code: 'AIT_CERT_PASSPHRASE_WRONG',
    option: KEY,
    shape: 'PEM',
  },
  {
    name: 'encrypted with a cipher of the past',
    input: () => ({ ...rsa, key: singleDes(), passphrase: 'x' }),
    code: 'AIT_CERT_KEY_UNSUPPORTED',
    option: KEY,
    shape: 'PEM',
    advice: 'openssl pkcs8 -topk8',
  },
  // The chain and the certificate itself
  {
    name: 'the authority first',
    input: () => ({ cert: intermediate.pem + below.cert, key: below.key }),
    code: 'AIT_CERT_CHAIN_ORDER',
    option: CERT,
    shape: 'PEM',
  },
  {
    name: 'a chain whose authorities are exchanged',
    input: () => ({ cert: below.cert + root.pem + intermediate.pem, key: below.key }),
    code: 'AIT_CERT_CHAIN_ORDER',
    option: CERT,
    shape: 'PEM',
  },
  {
    name: 'a certificate of somebody else in the chain',
    input: () => ({ cert: below.cert + otherEc.cert, key: below.key }),
    code: 'AIT_CERT_CHAIN_ORDER',
    option: CERT,
    shape: 'PEM',
  },
  {
    name: 'an authority of the same name with another key',
    input: async () => ({ cert: below.cert + (await root.intermediate()).pem, key: below.key }),
    code: 'AIT_CERT_CHAIN_ORDER',
    option: CERT,
    shape: 'PEM',
  },
  {
    name: 'an authority as the leaf',
    input: () => root.issue({ ca: true }),
    code: 'AIT_CERT_LEAF_IS_CA',
    option: CERT,
    shape: 'PEM',
  },
  { name: 'RSA with 1024 bits', input: () => weak, code: 'AIT_CERT_WEAK_KEY', option: CERT, shape: 'PEM' },
  {
    name: 'a signature over SHA-1 (ECDSA)',
    input: () => root.issue({ hash: 'SHA-1' }),
    code: 'AIT_CERT_WEAK_DIGEST',
    option: CERT,
    shape: 'PEM',
  },
  {
    name: 'a signature over SHA-1 (RSA)',
    input: async () => (await createAuthority({ keys: rsa.keys })).issue({ hash: 'SHA-1' }),
    code: 'AIT_CERT_WEAK_DIGEST',
    option: CERT,
    shape: 'PEM',
  },
  {
    name: 'the certificate of a server',
    input: () => root.issue({ eku: 'serverAuth' }),
    code: 'AIT_CERT_PURPOSE',
    option: CERT,
    shape: 'PEM',
  },
];

function pem(label: string, content: Buffer): string {
  return `-----BEGIN ${label}-----\n${content.toString('base64')}\n-----END ${label}-----\n`;
}

function singleDes(): string {
  const key = forge.pki.privateKeyFromPem(keyForms(rsa.key).traditional);
  return forge.pki.encryptRsaPrivateKey(key, 'x', { legacy: true, algorithm: 'des' as 'aes128' });
}

async function failure(making: () => unknown): Promise<AppsInTossCertificateError> {
  try {
    await making();
  } catch (error) {
    return error as AppsInTossCertificateError;
  }
  throw new Error('it was taken');
}

describe('forms of a certificate and its key that are refused', () => {
  it.each(BAD.map((bad) => [`${bad.name}: ${bad.code}`, bad] as const))('%s', async (_name, bad) => {
    const input = (await bad.input()) as CertificateInput;
    const error = await failure(() => ClientCertificate.load(input));

    expect(error).toMatchObject({ name: 'AppsInTossCertificateError', code: bad.code, outcome: 'not-sent' });
    expect(error.message).toContain(bad.option);
    expect(error.option).toContain(bad.option);
    expect(error.shape).toBe(bad.shape);
    if (bad.shape !== undefined) expect(error.message).toContain(bad.shape);
    expect(error.hint.ko).toMatch(/[가-힣].*요[.:]/s);
    expect(error.hint.en).toMatch(/^[\x20-\x7e]{20,}$/);
    if (bad.advice !== undefined) {
      expect(error.hint.ko).toContain(bad.advice);
      expect(error.hint.en).toContain(bad.advice);
    }

    const printed = printedEveryWay(error);
    for (const secret of [input.cert, input.key, input.passphrase] as unknown[]) {
      if (typeof secret !== 'string' && !Buffer.isBuffer(secret)) continue;
      // Where the path itself is what is wrong, it is named.
      if (bad.shape === 'path' && error.message.includes(String(secret))) continue;
      expect(traceOf(secret, printed)).toBeUndefined();
    }
  });

  it('names the option it was told', async () => {
    const error = await failure(() =>
      ClientCertificate.load({ cert: '', key: rsa.key }, { option: 'certificate[2]' }),
    );
    expect(error.option).toBe('certificate[2].cert');
    expect(error.message).toContain('certificate[2].cert');
  });

  it('reads no file in parse', async () => {
    const cert = await file('parse.crt', rsa.cert);
    const error = await failure(() => ClientCertificate.parse({ cert, key: rsa.key }));
    expect(error).toMatchObject({ code: 'AIT_CERT_IS_PATH', option: CERT, shape: 'path' });
    expect(traceOf(cert, printedEveryWay(error))).toBeUndefined();
  });
});
