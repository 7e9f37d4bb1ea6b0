import { createPublicKey } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import type { Issued } from '../../helpers/pki.js';
import { exportKey, generateKeys, keyForms } from '../../helpers/pki.js';
import { day, MemorySource, StoreLab } from './store-lab.js';

type Pair = Pick<Issued, 'chain' | 'key'>;

/** A good pair, changed. */
async function changed(lab: StoreLab, change: (pair: Pair) => Partial<Pair>): Promise<Pair> {
  const { chain, key } = await lab.issue('bad');
  return { chain, key, ...change({ chain, key }) };
}

const candidates: [string, string, (lab: StoreLab) => Promise<Pair>][] = [
  ['expired', 'AIT_CERT_EXPIRED', (lab) => lab.issue('bad', -20, { days: 10 })],
  ['not valid yet', 'AIT_CERT_NOT_YET_VALID', (lab) => lab.issue('bad', 5)],
  ['for servers', 'AIT_CERT_PURPOSE', (lab) => lab.issue('bad', -1, { eku: 'serverAuth' })],
  ['an authority', 'AIT_CERT_LEAF_IS_CA', (lab) => lab.issue('bad', -1, { ca: true })],
  ['garbage', 'AIT_CERT_NOT_PEM', async () => ({ chain: 'no certificate', key: 'no key' })],
  [
    'paired with the wrong key',
    'AIT_CERT_KEY_MISMATCH',
    async (lab) => ({ ...(await lab.issue('bad')), key: (await lab.issue('other')).key }),
  ],
  [
    'an EC certificate with an RSA key',
    'AIT_CERT_KEY_MISMATCH',
    async (lab) => ({
      ...(await lab.issue('bad')),
      key: await exportKey(await generateKeys({ keyType: 'rsa' })),
    }),
  ],
  [
    'an RSA key too short',
    'AIT_CERT_WEAK_KEY',
    async (lab) => lab.issue('bad', -1, { keys: await generateKeys({ keyType: 'rsa', bits: 1024 }) }),
  ],
  ['an empty certificate', 'AIT_CERT_EMPTY', (lab) => changed(lab, () => ({ chain: '' }))],
  ['an empty key', 'AIT_CERT_EMPTY', (lab) => changed(lab, () => ({ key: '' }))],
  ['a certificate of blanks', 'AIT_CERT_EMPTY', (lab) => changed(lab, () => ({ chain: ' \n\t\n' }))],
  ['a web page', 'AIT_CERT_NOT_PEM', (lab) => changed(lab, () => ({ chain: '<html>403</html>' }))],
  ['a key that is no PEM', 'AIT_CERT_NOT_PEM', (lab) => changed(lab, () => ({ key: 'hunter2' }))],
  [
    'a certificate cut off',
    'AIT_CERT_TRUNCATED',
    (lab) => changed(lab, ({ chain }) => ({ chain: chain.slice(0, 400) })),
  ],
  ['a key cut off', 'AIT_CERT_TRUNCATED', (lab) => changed(lab, ({ key }) => ({ key: key.slice(0, 100) }))],
  [
    'a chain cut off where the next block begins',
    'AIT_CERT_TRUNCATED',
    (lab) => changed(lab, ({ chain }) => ({ chain: `${chain}-----BEG` })),
  ],
  [
    'a key with its end missing',
    'AIT_CERT_TRUNCATED',
    (lab) => changed(lab, ({ key }) => ({ key: key.split('-----END')[0] ?? '' })),
  ],
  [
    'a certificate with foreign letters in it',
    'AIT_CERT_MALFORMED',
    (lab) => changed(lab, ({ chain }) => ({ chain: chain.replace('MII', 'M!%') })),
  ],
  [
    'the two swapped',
    'AIT_CERT_SWAPPED',
    (lab) => changed(lab, ({ chain, key }) => ({ chain: key, key: chain })),
  ],
  ['the certificate twice', 'AIT_CERT_WRONG_BLOCK', (lab) => changed(lab, ({ chain }) => ({ key: chain }))],
  ['the key twice', 'AIT_CERT_WRONG_BLOCK', (lab) => changed(lab, ({ key }) => ({ chain: key }))],
  ['two keys in one file', 'AIT_CERT_SEVERAL_KEYS', (lab) => changed(lab, ({ key }) => ({ key: key + key }))],
  [
    'a chain out of order',
    'AIT_CERT_CHAIN_ORDER',
    async (lab) => {
      const below = await lab.authority.intermediate({ validFrom: day(-900) });
      const { cert, key } = await below.issue({ commonName: 'bad', validFrom: day(-1) });
      return { chain: below.pem + cert, key };
    },
  ],
  [
    'a certificate request',
    'AIT_CERT_WRONG_BLOCK',
    (lab) => changed(lab, ({ chain }) => ({ chain: chain.replaceAll('CERTIFICATE', 'CERTIFICATE REQUEST') })),
  ],
  [
    'a public key in place of the private one',
    'AIT_CERT_WRONG_BLOCK',
    (lab) =>
      changed(lab, ({ key }) => ({
        key: createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString(),
      })),
  ],
  [
    'an encrypted key without its passphrase',
    'AIT_CERT_PASSPHRASE_MISSING',
    (lab) => changed(lab, ({ key }) => ({ key: keyForms(key).encryptedPkcs8 })),
  ],
  ['signed with SHA-1', 'AIT_CERT_WEAK_DIGEST', (lab) => lab.issue('bad', -1, { hash: 'SHA-1' })],
];

describe('a bad candidate', () => {
  let lab: StoreLab;
  beforeEach(async () => void (lab = await StoreLab.open()));
  afterEach(() => lab.close());

  it('there are 25 kinds and more', () => expect(candidates.length).toBeGreaterThanOrEqual(25));

  it.each(candidates)('in place of the last good one never becomes active: %s', async (_, code, make) => {
    await lab.place('app', await lab.issue('good', -5));
    const store = await lab.started({ source: { directory: lab.folder }, tornGraceMs: -1 });
    const { active } = store;
    lab.told();
    await lab.place('app', await make(lab));
    for (let look = 0; look < 3; look += 1) {
      expect(await store.reload()).toMatchObject({ status: 'failed', reason: { code } });
      await store.tick();
      expect(store.active).toBe(active);
      expect(store.problem?.code).toBe(code);
    }
    expect(lab.told().filter((line) => line.startsWith('reload-failed'))).toHaveLength(1);
    await lab.place('app', await lab.issue('better', -1));
    expect(await store.reload()).toMatchObject({ status: 'changed', problems: [] });
    expect(store.problem).toBeUndefined();
  });

  it('is left out of a reload whose good members are taken', async () => {
    await lab.place('a', await lab.issue('old', -9));
    const store = await lab.started({ source: { directory: lab.folder }, tornGraceMs: -1 });
    lab.told();
    await lab.place('b', await lab.issue('new', -1));
    await lab.place('c', { chain: 'x', key: 'y' });
    const result = await store.reload();
    expect(result).toMatchObject({ status: 'changed', active: { commonName: 'new' } });
    expect(result.problems.map(({ code }) => code)).toEqual(['AIT_CERT_NOT_PEM']);
    expect(lab.told()).toEqual(['loaded new', 'reload-failed AIT_CERT_NOT_PEM', 'activated new']);
  });

  it('does not take the standby along that was in its place', async () => {
    await lab.place('a', await lab.issue('active', -1));
    await lab.place('b', await lab.issue('standby', -9));
    const store = await lab.started({ source: { directory: lab.folder }, tornGraceMs: -1 });
    await writeFile(lab.path('b_public.crt'), 'x');
    await store.reload();
    expect(store.certificates.map((each) => each.commonName)).toEqual(['active', 'standby']);
  });

  it('is announced again when it comes back after it was mended', async () => {
    const good = await lab.issue('good');
    const source = new MemorySource([good]);
    const store = await lab.started({ source });
    for (let time = 0; time < 2; time += 1) {
      lab.told();
      source.content = new Error('no such secret');
      await store.reload();
      await store.reload();
      expect(lab.told()).toEqual(['reload-failed AIT_CERT_SOURCE_FAILED']);
      source.content = [good];
      await store.reload();
    }
  });

  it('that is expired is no news at start, beside the one that took its place', async () => {
    await lab.started({ source: [await lab.issue('left over', -400), await lab.issue('good')] });
    expect(lab.told()).toEqual(['loaded good', 'activated good']);
  });

  it('that is expired is news when somebody puts it there now', async () => {
    await lab.place('a', await lab.issue('good'));
    const store = await lab.started({ source: { directory: lab.folder } });
    lab.told();
    await lab.place('b', await lab.issue('wrong file', -400));
    expect(await store.reload()).toMatchObject({ reason: { code: 'AIT_CERT_EXPIRED' } });
    await store.reload();
    expect(lab.told()).toEqual(['reload-failed wrong file AIT_CERT_EXPIRED']);
    expect(lab.now).toEqual(day(0));
  });
});
