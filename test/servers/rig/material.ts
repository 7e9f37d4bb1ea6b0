import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { serverNames } from '../../helpers/mtls-lab.js';
import { type Authority, createAuthority, type Issued, type IssueOptions } from '../../helpers/pki.js';
import { revocationList } from './revocation-list.js';

const DAY_MS = 86_400_000;

/** PEM of what a client presents. */
export type Pair = Readonly<Record<'cert' | 'key', string>>;

export type ClientName =
  | 'good'
  | 'expired'
  | 'not yet valid'
  | 'other authority'
  | 'missing intermediate'
  | 'revoked'
  | 'wrong purpose';

/** Every certificate of the table, of authorities that live as long as the test. */
export interface Material {
  readonly authority: Authority;
  readonly clients: Readonly<Record<ClientName, Pair>>;
  /** One more that every server takes. */
  good(options?: IssueOptions): Promise<Pair>;
  /** Writes what a server reads, into a folder of its own. */
  writeFor(folder: string): Promise<{ ca: string; crl: string }>;
}

export async function makeMaterial(): Promise<Material> {
  const authority = await createAuthority();
  const stranger = await createAuthority({ commonName: 'Another Root' });
  const below = await authority.intermediate();
  const longAgo = { validFrom: new Date(Date.now() - 3 * DAY_MS), days: 1 };
  const revoked = await authority.issue();
  const viaIntermediate = await below.issue();
  const clients = {
    good: whole(await authority.issue()),
    expired: whole(await authority.issue(longAgo)),
    'not yet valid': whole(await authority.issue({ validFrom: new Date(Date.now() + 2 * DAY_MS) })),
    'other authority': whole(await stranger.issue()),
    'missing intermediate': { cert: viaIntermediate.cert, key: viaIntermediate.key },
    revoked: whole(revoked),
    'wrong purpose': whole(await authority.issue({ eku: 'serverAuth' })),
  };
  const servers = {
    good: await authority.issue(serverNames()),
    'wrong-name': await authority.issue({ eku: 'serverAuth', altNames: ['elsewhere.example'] }),
    expired: await authority.issue({ ...serverNames(), ...longAgo }),
  };
  const crl = await revocationList(authority, [revoked]);
  const writeFor = async (folder: string): Promise<{ ca: string; crl: string }> => {
    const files = { ca: join(folder, 'ca.pem'), crl: join(folder, 'crl.pem') };
    await Promise.all([writeFile(files.ca, authority.pem), writeFile(files.crl, crl), selfSigned(folder)]);
    for (const [name, { cert, key }] of Object.entries(servers)) {
      await writeFile(join(folder, `${name}.crt`), cert);
      await writeFile(join(folder, `${name}.key`), key);
    }
    return files;
  };
  return { authority, clients, good: async (options) => whole(await authority.issue(options)), writeFor };
}

function whole({ chain, key }: Issued): Pair {
  return { cert: chain, key };
}

/** As people make them for a server of their own. */
async function selfSigned(folder: string): Promise<void> {
  const args = [
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-days',
    '30',
  ];
  args.push('-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1');
  args.push('-keyout', join(folder, 'self-signed.key'), '-out', join(folder, 'self-signed.crt'));
  await promisify(execFile)('openssl', args);
}
