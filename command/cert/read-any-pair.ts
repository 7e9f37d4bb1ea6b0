import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { ClientCertificate } from '../../lib/certificate/client-certificate.js';
import { looksLikeDer, looksLikePkcs12 } from '../../lib/certificate/material/der.js';
import { recognise, wipeBlocks } from '../../lib/certificate/material/recognise.js';
import { findPairs } from '../certificates/find-pairs.js';
import type { Shell } from '../shell/shell.js';
import { askPassword } from '../shell/secret-input.js';
import type { Invocation } from '../shell/subcommand.js';
import { UsageError } from '../shell/usage.error.js';
import { openPkcs12 } from './pkcs12.js';

/** Both halves as PEM. Holds a key: not to be printed. */
export interface PemPair {
  readonly cert: string;
  readonly key: string;
  readonly commonName: string;
  readonly fingerprint256: string;
}

const BLOCK = /-----BEGIN ([A-Z ]+)-----[\s\S]+?-----END \1-----\n?/g;

/**
 * Reads a certificate and its key in any form that there is (PKCS#12, DER, PEM, base64 of it), puts the chain in order,
 * and checks the pair as the module would.
 *
 * @throws UsageError
 * @throws AppsInTossCertificateError for a pair that does not fit
 */
export async function readAnyPair(
  path: string,
  values: Invocation['values'],
  shell: Shell,
): Promise<PemPair> {
  const given = typeof values['key'] === 'string' ? values['key'] : undefined;
  const [place, ...others] = await findPairs(path, shell.cwd, given);
  if (others.length > 0) {
    throw new UsageError({
      ko: `${path} 폴더에 인증서가 여럿이에요. 파일 하나를 적어 주세요`,
      en: `There are several pairs in ${path}: name one file`,
    });
  }
  const { cert, key } = place ?? {};
  if (cert === undefined) throw noKey();
  const bytes = await readFile(cert);
  const isStore = looksLikeDer(bytes) && looksLikePkcs12(bytes);
  const text = isStore
    ? await openPkcs12(cert, await askPassword(promptOf(shell), values['password-file'], shell))
    : `${await pemOf(cert, bytes, 'certificate')}${key === undefined ? '' : await pemOf(key, await readFile(key), 'key')}`;
  return checked(text, values, shell);
}

async function checked(text: string, values: Invocation['values'], shell: Shell): Promise<PemPair> {
  const blocks = [...text.matchAll(BLOCK)].map(([block, label = '']) => ({ block: block.trimEnd(), label }));
  const keys = blocks.filter(({ label }) => label.endsWith('PRIVATE KEY'));
  const [key] = keys;
  if (!key) throw noKey();
  if (keys.length > 1) {
    throw new UsageError({
      ko: '개인 키가 여럿 들어 있어요',
      en: 'There is more than one private key in it',
    });
  }
  const certificates = blocks.filter(({ label }) => label === 'CERTIFICATE').map(({ block }) => block);
  const encrypted = key.label.startsWith('ENCRYPTED') || key.block.includes('Proc-Type:');
  const passphrase = encrypted
    ? await askPassword(promptOf(shell), values['password-file'], shell)
    : undefined;
  const chain = inOrder(certificates, key.block, passphrase);
  const pair = { cert: `${chain.join('\n')}\n`, key: `${key.block}\n` };
  const secret = passphrase === undefined ? {} : { passphrase };
  const { commonName, fingerprint256 } = ClientCertificate.parse({ ...pair, ...secret });
  return { ...pair, commonName, fingerprint256 };
}

/** The leaf first, then whoever issued the one before. Stores hold them in any order. */
function inOrder(certificates: readonly string[], key: string, passphrase: string | undefined): string[] {
  const all = certificates.map((pem) => ({ pem, x509: new X509Certificate(pem) }));
  const own = openedKey(key, passphrase);
  let next = own && all.find(({ x509 }) => x509.checkPrivateKey(own));
  if (!next) return [...certificates];
  const chain: typeof all = [];
  while (next && !chain.includes(next)) {
    const { x509 }: (typeof all)[number] = next;
    chain.push(next);
    // A root belongs to the server, which trusts it or does not.
    next = all.find((each) => !isRoot(each.x509) && x509.checkIssued(each.x509));
  }
  return chain.map(({ pem }) => pem);
}

/** Undefined for a key that cannot be opened: the check of the pair says why. */
function openedKey(key: string, passphrase: string | undefined): KeyObject | undefined {
  try {
    return createPrivateKey({ key, ...(passphrase !== undefined && { passphrase }) });
  } catch {
    return undefined;
  }
}

function isRoot({ subject, issuer }: X509Certificate): boolean {
  return subject === issuer;
}

async function pemOf(path: string, bytes: Buffer, wanted: 'certificate' | 'key'): Promise<string> {
  if (looksLikeDer(bytes))
    return wanted === 'certificate' ? new X509Certificate(bytes).toString() : keyOfDer(bytes);
  const { blocks } = await recognise(path, {
    option: `certificate.${wanted === 'key' ? 'key' : 'cert'}`,
    wanted,
  });
  try {
    return blocks.map(({ pem }) => pem.toString('latin1')).join('');
  } finally {
    wipeBlocks(blocks);
  }
}

function keyOfDer(bytes: Buffer): string {
  for (const type of ['pkcs8', 'pkcs1', 'sec1'] as const) {
    try {
      const key = createPrivateKey({ key: bytes, format: 'der', type });
      return key.export({ format: 'pem', type: 'pkcs8' }).toString();
    } catch {
      // Of another type, then.
    }
  }
  throw new UsageError({ ko: '이 DER 파일은 개인 키가 아니에요', en: 'This DER file is no private key' });
}

function promptOf(shell: Shell): string {
  return shell.in({ ko: '암호: ', en: 'Password: ' });
}

function noKey(): UsageError {
  return new UsageError({
    ko: '개인 키를 찾지 못했어요. --key 파일로 알려 주세요',
    en: 'There is no private key: name it with --key FILE',
  });
}
