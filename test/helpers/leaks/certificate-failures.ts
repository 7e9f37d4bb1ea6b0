import { generateKeyPairSync } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ClientCertificate } from '../../../lib/certificate/client-certificate.js';
import { type Authority, createAuthority, generateKeys, type Issued, keyForms } from '../pki.js';
import { failures, type Suspects } from './tried.js';

/** Everything that can be wrong with a pair, tried with one and the same key. */
export async function certificateFailures(
  authority: Authority,
  { cert, key, keys }: Issued,
  passphrase: string,
  folder: string,
): Promise<Suspects> {
  const issue = (options: Parameters<Authority['issue']>[0]): Promise<Issued> =>
    authority.issue({ keys, ...options });
  const { der, encryptedPkcs8 } = keyForms(key, passphrase);
  const lines = key.split('\n');
  const scrambled = lines.map((line, at) => (at === 5 ? '!!!!' : line));
  const body = lines.filter((line) => !line.startsWith('-----')).join('');
  const other = await authority.issue();
  const below = await (await authority.intermediate()).issue({ keys });
  const weak = await authority.issue({ keys: await generateKeys({ keyType: 'rsa', bits: 1024 }) });
  const ed25519 = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
  const unreadable = join(folder, 'folder.key');
  await mkdir(unreadable);
  const certFile = join(folder, 'a.crt');
  await writeFile(certFile, cert);
  const stranger = (await createAuthority({ commonName: 'Another Root' })).pem;

  const inputs: Record<string, unknown> = {
    'no certificate': { key },
    'no key': { cert },
    'the key in place of the pair': key,
    'wrong types': { cert: { text: cert }, key: { text: key } },
    'an empty certificate': { cert: ' ', key },
    'an empty key': { cert, key: '' },
    'files that are not there': { cert: '/no/such/x.crt', key: '/no/such/x.key' },
    'a folder in place of the key': { cert: certFile, key: unreadable },
    'a key without boundaries': { cert, key: body },
    'a key without boundaries, in lines': { cert, key: lines.slice(1, -2).join('\n') },
    'a key after other words': { cert, key: `the key: ${body}` },
    'words in place of a key': { cert, key: `the key is ${body.replaceAll('/', '').slice(600, 660)}!` },
    'half the body of a key': { cert, key: body.slice(0, 300) },
    'a path that is a key': { cert: certFile, key: `/${body}` },
    'a file name that is a key': { cert: certFile, key: `${body.slice(0, 120)}.key` },
    'a path in a Buffer': {
      cert: Buffer.from('/etc/x.crt'),
      key: Buffer.from(`/etc/${body.slice(0, 60)}.key`),
    },
    DER: { cert, key: der },
    'PKCS#12': { cert, key: Buffer.concat([PKCS12_HEAD, der]) },
    'a key that is cut off': { cert, key: key.slice(0, -200) },
    'a certificate that is cut off': { cert: cert.slice(0, -200), key },
    'a key with rubbish inside': { cert, key: scrambled.join('\n') },
    'a key that is no key': { cert, key: key.replace(/[A-Za-z0-9+/]{64}\n/, '') },
    'a public key': { cert, key: key.replaceAll('PRIVATE', 'PUBLIC') },
    'two keys': { cert, key: key + other.key },
    'both swapped': { cert: key, key: cert },
    'the key twice': { cert: key, key },
    'an encrypted key, no passphrase': { cert, key: encryptedPkcs8 },
    'an encrypted key, wrong passphrase': { cert, key: encryptedPkcs8, passphrase: `${passphrase}!` },
    'an encrypted key, the key as passphrase': { cert, key: encryptedPkcs8, passphrase: key },
    'a passphrase of a wrong type': { cert, key: encryptedPkcs8, passphrase: { passphrase } },
    'a kind of key nobody takes': { cert, key: ed25519 },
    "another certificate's key": { cert: other.cert, key },
    'a chain out of order': { cert: authority.pem + cert, key },
    'a strange link in the chain': { cert: below.cert + stranger, key },
    'an authority': { cert: (await issue({ ca: true })).cert, key },
    'a weak key': { cert: weak.cert, key: weak.key },
    'a weak digest': { cert: (await issue({ hash: 'SHA-1' })).cert, key },
    'a server certificate': { cert: (await issue({ eku: 'serverAuth' })).cert, key },
  };
  const calls = Object.entries(inputs).map(([name, input]) => [
    `certificate error: ${name}`,
    () => ClientCertificate.load(input as never),
  ]);
  const parsed = async (material: object) => ClientCertificate.parse(material as never);
  return failures({
    ...Object.fromEntries(calls),
    'certificate error: the key as ca': () => ClientCertificate.load({ cert, key }, { ca: key }),
    'certificate error: a path to parse': () => parsed({ cert, key: `/etc/${body.slice(0, 60)}.key` }),
  });
}

/** SEQUENCE { INTEGER 3, SEQUENCE { OID pkcs7-data */
const PKCS12_HEAD = Buffer.from('308209a602010330820962 06092a864886f70d010701'.replace(' ', ''), 'hex');
