import { createPublicKey } from 'node:crypto';
import { type Authority, exportKey, generateKeys, type Issued, type IssueOptions, keyForms } from './pki.js';

export type Pair = Pick<Issued, 'chain' | 'key'>;

/** Makes certificates around the present of a test. */
export interface PairMaker {
  readonly authority: Authority;
  /** @param from the first day, counted from the present; default yesterday */
  issue(commonName: string, from?: number, options?: IssueOptions): Promise<Issued>;
  day(from: number): Date;
}

/** A good pair, changed. */
async function changed(lab: PairMaker, change: (pair: Pair) => Partial<Pair>): Promise<Pair> {
  const { chain, key } = await lab.issue('bad');
  return { chain, key, ...change({ chain, key }) };
}

/** What somebody may put in the place of a certificate, the code it is refused with, and how to make it. */
export const BAD_PAIRS: ReadonlyArray<readonly [string, string, (lab: PairMaker) => Promise<Pair>]> = [
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
      const below = await lab.authority.intermediate({ validFrom: lab.day(-900) });
      const { cert, key } = await below.issue({ commonName: 'bad', validFrom: lab.day(-1) });
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
