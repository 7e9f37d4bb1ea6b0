import { jest } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tls from 'node:tls';
import type { CertificateInput } from '../../../../lib/certificate/sources/certificate-input.interface.js';
import { ClientCertificate } from '../../../../lib/certificate/client-certificate.js';
import { createAuthority, type Issued, keyForms } from '../../../helpers/pki.js';

const PASSPHRASE = 'correct horse battery';

describe('the bytes of a key', () => {
  let dir: string;
  let issued: Issued;
  let other: Issued;

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'ait-key-'));
    const root = await createAuthority();
    issued = await root.issue({ keyType: 'rsa' });
    other = await root.issue();
  });
  afterAll(() => rm(dir, { recursive: true }));
  afterEach(() => jest.restoreAllMocks());

  async function file(name: string, content: string): Promise<string> {
    const path = join(dir, name);
    await writeFile(path, content, { mode: 0o600 });
    return path;
  }

  const TAKEN: [string, () => Promise<CertificateInput> | CertificateInput, () => string][] = [
    ['text', () => ({ cert: issued.cert, key: issued.key }), () => issued.key],
    [
      'escaped text',
      () => ({ cert: issued.cert, key: issued.key.replaceAll('\n', '\\n') }),
      () => issued.key,
    ],
    [
      'base64',
      () => ({ cert: issued.cert, key: Buffer.from(issued.key).toString('base64') }),
      () => issued.key,
    ],
    ['a path', async () => ({ cert: issued.cert, key: await file('a.key', issued.key) }), () => issued.key],
    [
      'both halves in one text',
      () => ({ cert: issued.cert + issued.key, key: issued.cert + issued.key }),
      () => issued.key,
    ],
  ];
  it.each(TAKEN)('are overwritten once there is a context: %s', async (_name, make, keyOf) => {
    const input = await make();
    const { buffers, given, code } = await watched(() => ClientCertificate.load(input));
    expect(code).toBeUndefined();
    expect(given).toHaveLength(1);
    expect(given[0]!.text).toContain('-----BEGIN PRIVATE KEY-----');
    expect(given[0]!.key.every((byte) => byte === 0)).toBe(true);
    // Of its own memory, not a slice of the pool that others share.
    expect(given[0]!.key.buffer.byteLength).toBeGreaterThanOrEqual(given[0]!.key.length);
    expectNoKeyIn(buffers, keyOf());
  });

  it('are overwritten when they are encrypted', async () => {
    const key = keyForms(issued.key, PASSPHRASE).encryptedTraditional;
    const { buffers, given } = await watched(() =>
      ClientCertificate.parse({ cert: issued.cert, key, passphrase: PASSPHRASE }),
    );
    expect(given[0]!.key.every((byte) => byte === 0)).toBe(true);
    expectNoKeyIn(buffers, key.replace(/Proc-Type.*\nDEK-Info.*\n/, ''));
  });

  const REFUSED: [string, string, () => CertificateInput][] = [
    ['it fits no certificate', 'AIT_CERT_KEY_MISMATCH', () => ({ cert: other.cert, key: issued.key })],
    ['it was swapped', 'AIT_CERT_SWAPPED', () => ({ cert: issued.key, key: issued.cert })],
    ['there are two', 'AIT_CERT_SEVERAL_KEYS', () => ({ cert: issued.cert, key: other.key + issued.key })],
    ['it is cut off', 'AIT_CERT_TRUNCATED', () => ({ cert: issued.cert, key: issued.key.slice(0, -9) })],
    [
      'the one after it is cut off',
      'AIT_CERT_TRUNCATED',
      () => ({ cert: issued.cert, key: issued.key + other.key.slice(0, -9) }),
    ],
    [
      'it has foreign characters',
      'AIT_CERT_MALFORMED',
      () => ({ cert: issued.cert, key: `${issued.key.slice(0, -40)}*${issued.key.slice(-40)}` }),
    ],
    [
      'it is base64 of DER',
      'AIT_CERT_DER',
      () => ({ cert: issued.cert, key: issued.key.replace(/-----[^-]*-----/g, '') }),
    ],
    ['the certificate is bad', 'AIT_CERT_NOT_PEM', () => ({ cert: 'oh no!', key: issued.key })],
    [
      'it is where the certificate belongs, and the key is bad',
      'AIT_CERT_EMPTY',
      () => ({ cert: issued.key, key: '' }),
    ],
    ['`ca` is bad', 'AIT_CERT_CA_INVALID', () => ({ cert: issued.cert, key: issued.key })],
  ];
  it.each(REFUSED)('are overwritten when %s', async (_name, expected, make) => {
    const input = make();
    const options = expected === 'AIT_CERT_CA_INVALID' ? { ca: 'oh no!' } : {};
    for (const call of [
      () => ClientCertificate.load(input, options),
      () => ClientCertificate.parse(input, options),
    ]) {
      const { buffers, code } = await watched(call);
      expect(code).toBe(expected);
      const body = issued.key.replace(/-----[^-]*-----|\s/g, '').slice(400, 424);
      const bytes = Buffer.from(issued.key.replace(/-----[^-]*-----|\s/g, ''), 'base64').subarray(300, 324);
      for (const buffer of buffers)
        expect([buffer.includes(body), buffer.includes(bytes)]).toEqual([false, false]);
    }
  });
});

/** Every buffer made during a call, and what Node's TLS was given as the key. */
async function watched(call: () => unknown) {
  const buffers: Buffer[] = [];
  const given: { key: Buffer; text: string }[] = [];
  const spies = (['alloc', 'allocUnsafe', 'allocUnsafeSlow', 'from', 'concat'] as const).map((name) => {
    const original = Buffer[name].bind(Buffer) as (...args: unknown[]) => Buffer;
    return jest.spyOn(Buffer, name).mockImplementation(((...args: unknown[]) => {
      const buffer = original(...args);
      buffers.push(buffer);
      return buffer;
    }) as never);
  });
  const createSecureContext = tls.createSecureContext.bind(tls);
  jest.spyOn(tls, 'createSecureContext').mockImplementation((options = {}) => {
    const key = options.key as Buffer;
    given.push({ key, text: key.toString('latin1') });
    return createSecureContext(options);
  });
  let code: string | undefined;
  try {
    await call();
  } catch (error) {
    ({ code } = error as { code: string });
  }
  for (const spy of spies) spy.mockRestore();
  return { buffers, given, code };
}

function expectNoKeyIn(buffers: readonly Buffer[], key: string): void {
  const body = key.replace(/-----[^-]*-----|\s/g, '');
  const runs = [body.slice(400, 424), Buffer.from(body, 'base64').subarray(300, 324)];
  runs.push(Buffer.from(key).toString('base64').slice(400, 424));
  expect(buffers.length).toBeGreaterThan(3);
  for (const buffer of buffers) for (const run of runs) expect(buffer.includes(run)).toBe(false);
}
