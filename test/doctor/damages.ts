import { execFileSync } from 'node:child_process';
import { createCipheriv, randomBytes, X509Certificate } from 'node:crypto';
import { chmod, copyFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Authority, IssueOptions } from '../helpers/pki.js';
import type { Project } from './project.js';

/** A mistake as people make it, and what the doctor has to say about it. */
export interface Damage {
  readonly what: string;
  readonly code: string;
  /** Default `broken`. */
  readonly status?: 'soon' | 'broken';
  do(project: Project, authority: Authority): Promise<unknown> | unknown;
  /** The command of the finding is run, and the check has to be fine then. Left out where it only looks or needs a person. */
  readonly mends?: true;
  /** Codes that follow from the mistake as well. */
  readonly also?: readonly string[];
}

const DAY_MS = 86_400_000;

async function pair(project: Project, authority: Authority, options: IssueOptions): Promise<void> {
  const { chain, key } = await authority.issue({ commonName: 'my-app', ...options });
  await writeFile(project.cert, chain);
  await writeFile(project.key, key, { mode: 0o600 });
}

function openssl(...args: string[]): void {
  execFileSync('openssl', args, { stdio: 'pipe' });
}

/** As Toss encrypts a name. */
function sealed(key: Buffer, aad: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(aad));
  return Buffer.concat([iv, cipher.update('김토스'), cipher.final(), cipher.getAuthTag()]).toString('base64');
}

const NO_TRUST = ['AIT-D028', 'AIT-D029', 'AIT-D030', 'AIT-D031', 'AIT-D032'];

export const DAMAGES: readonly Damage[] = [
  { what: 'Node 18 in .nvmrc', code: 'AIT-D001', mends: true, do: (p) => p.write('.nvmrc', 'v18.20.0\n') },
  {
    what: 'Nest 9',
    code: 'AIT-D002',
    mends: true,
    also: ['AIT-D004'],
    do: (p) => p.install('@nestjs/core', '9.4.3'),
  },
  {
    what: 'core and common apart',
    code: 'AIT-D002',
    mends: true,
    do: (p) => p.install('@nestjs/common', '11.2.10'),
  },
  { what: 'an old axios', code: 'AIT-D003', mends: true, do: (p) => p.install('axios', '1.7.9') },
  {
    what: 'axios missing',
    code: 'AIT-D003',
    mends: true,
    do: (p) => rm(join(p.folder, 'node_modules/axios'), { recursive: true }),
  },
  {
    what: 'config 12 under Nest 11 and Jest',
    code: 'AIT-D004',
    mends: true,
    do: async (p) => {
      await p.install('@nestjs/core', '11.2.10');
      await p.install('@nestjs/common', '11.2.10');
      await p.edit('package.json', '"scripts"', '"devDependencies":{"jest":"30.0.0"},"scripts"');
    },
  },
  {
    what: 'no reflect-metadata',
    code: 'AIT-D005',
    mends: true,
    do: (p) => rm(join(p.folder, 'node_modules/reflect-metadata'), { recursive: true }),
  },
  {
    what: 'no variable that names a certificate',
    code: 'AIT-D006',
    mends: true,
    do: (p) => p.variables({ APPS_IN_TOSS_CERT: undefined, APPS_IN_TOSS_KEY: undefined }),
  },
  {
    what: 'old names beside ours',
    code: 'AIT-D007',
    status: 'soon',
    mends: true,
    do: (p) => void (p.env['TOSS_MTLS_CERT_PATH'] = '/old.crt'),
  },
  {
    what: 'another value in the process than in .env',
    code: 'AIT-D008',
    status: 'soon',
    mends: true,
    do: async (p) => {
      await copyFile(p.cert, join(p.folder, 'certs/old_public.crt'));
      p.env['APPS_IN_TOSS_CERT'] = './certs/old_public.crt';
    },
  },
  {
    what: 'a base URL with a path',
    code: 'AIT-D009',
    mends: true,
    also: NO_TRUST,
    do: (p) => p.variables({ APPS_IN_TOSS_API_BASE_URL: 'https://apps-in-toss-api.toss.im/api' }),
  },
  {
    what: 'the other host',
    code: 'AIT-D009',
    mends: true,
    also: NO_TRUST,
    do: (p) => p.variables({ APPS_IN_TOSS_API_BASE_URL: 'https://pay-apps-in-toss-api.toss.im' }),
  },
  {
    what: 'the emulator in production',
    code: 'AIT-D010',
    do: (p) => void (p.env['NODE_ENV'] = 'production'),
  },
  {
    what: 'an authority that is none',
    code: 'AIT-D011',
    also: NO_TRUST,
    do: (p) => p.write('ca.crt', 'hello\n'),
  },
  { what: 'half a pair', code: 'AIT-D012', do: (p) => p.variables({ APPS_IN_TOSS_KEY: undefined }) },
  { what: 'a wrong path', code: 'AIT-D013', do: (p) => rename(p.cert, `${p.cert}.bak`) },
  {
    what: 'a certificate that was cut off',
    code: 'AIT-D014',
    do: async (p) =>
      p.write('certs/my-app_public.crt', (await p.read('certs/my-app_public.crt')).slice(0, 300)),
  },
  {
    what: 'no PEM at all',
    code: 'AIT-D014',
    do: (p) => p.write('certs/my-app_public.crt', '<html>sign in</html>\n'),
  },
  {
    what: 'PKCS#12',
    code: 'AIT-D015',
    mends: true,
    do: async (p) => {
      const store = join(p.folder, 'certs/my-app.p12');
      openssl(
        'pkcs12',
        '-export',
        '-in',
        p.cert,
        '-inkey',
        p.key,
        '-out',
        store,
        '-passout',
        'pass:secret word',
      );
      await rename(store, p.cert);
      p.env['APPS_IN_TOSS_KEY_PASSPHRASE'] = 'secret word';
    },
  },
  {
    what: 'DER',
    code: 'AIT-D015',
    mends: true,
    do: async (p) =>
      p.write('certs/my-app_public.crt', new X509Certificate(await p.read('certs/my-app_public.crt')).raw),
  },
  {
    what: 'swapped',
    code: 'AIT-D016',
    mends: true,
    do: (p) =>
      p.variables({
        APPS_IN_TOSS_CERT: './certs/my-app_private.key',
        APPS_IN_TOSS_KEY: './certs/my-app_public.crt',
      }),
  },
  {
    what: 'the key of another pair',
    code: 'AIT-D017',
    do: async (p, a) => writeFile(p.key, (await a.issue()).key),
  },
  {
    what: 'the chain the wrong way round',
    code: 'AIT-D018',
    mends: true,
    do: async (p, a) => {
      const below = await a.intermediate();
      const { cert, key } = await below.issue({ commonName: 'my-app' });
      await writeFile(p.cert, below.pem + cert);
      await writeFile(p.key, key, { mode: 0o600 });
      p.args = ['--offline'];
    },
  },
  {
    what: 'an encrypted key without its passphrase',
    code: 'AIT-D019',
    do: (p) => {
      openssl(
        'pkcs8',
        '-topk8',
        '-v2',
        'aes-256-cbc',
        '-in',
        p.key,
        '-out',
        `${p.key}.enc`,
        '-passout',
        'pass:secret word',
      );
      return rename(`${p.key}.enc`, p.key);
    },
  },
  { what: 'SHA-1', code: 'AIT-D020', do: (p, a) => pair(p, a, { hash: 'SHA-1' }) },
  { what: 'the certificate of a server', code: 'AIT-D021', do: (p, a) => pair(p, a, { eku: 'serverAuth' }) },
  {
    what: 'an expired certificate',
    code: 'AIT-D022',
    also: ['AIT-D031'],
    do: (p, a) => pair(p, a, { days: 1, validFrom: new Date(Date.now() - 3 * DAY_MS) }),
  },
  {
    what: 'a certificate of tomorrow',
    code: 'AIT-D023',
    also: ['AIT-D031'],
    do: (p, a) => pair(p, a, { validFrom: new Date(Date.now() + DAY_MS) }),
  },
  {
    what: 'twenty days left',
    code: 'AIT-D024',
    status: 'soon',
    do: (p) =>
      p.emulator.issueCertificate('my-app', {
        name: 'my-app',
        directory: join(p.folder, 'certs'),
        days: 20,
        keyType: 'ec',
      }),
  },
  {
    what: 'five days left',
    code: 'AIT-D024',
    do: (p) =>
      p.emulator.issueCertificate('my-app', {
        name: 'my-app',
        directory: join(p.folder, 'certs'),
        days: 5,
        keyType: 'ec',
      }),
  },
  {
    what: 'a key that everybody may read',
    code: 'AIT-D025',
    status: 'soon',
    mends: true,
    do: (p) => chmod(p.key, 0o644),
  },
  {
    what: 'the certificate of another mini-app',
    code: 'AIT-D026',
    do: (p) => p.edit('granite.config.ts', 'my-app', 'other-app'),
  },
  {
    what: 'a certificate that is on the list of revoked ones',
    code: 'AIT-D027',
    do: async (p) => {
      await p.variables({
        APPS_IN_TOSS_CERT: undefined,
        APPS_IN_TOSS_KEY: undefined,
        APPS_IN_TOSS_CERT_DIR: './certs',
      });
      await p.command(['revoke', p.fingerprint256, '--directory', join(p.folder, 'certs')]);
    },
  },
  {
    what: 'a damaged list of revoked ones',
    code: 'AIT-D027',
    status: 'soon',
    do: async (p) => {
      await p.variables({
        APPS_IN_TOSS_CERT: undefined,
        APPS_IN_TOSS_KEY: undefined,
        APPS_IN_TOSS_CERT_DIR: './certs',
      });
      await p.write('certs/revoked', 'the one from May\n');
    },
  },
  {
    what: 'a host that has no address',
    code: 'AIT-D028',
    do: (p) => p.variables({ APPS_IN_TOSS_API_BASE_URL: 'https://apps-in-toss.invalid' }),
  },
  {
    what: 'a port where nobody listens',
    code: 'AIT-D029',
    do: (p) => p.variables({ APPS_IN_TOSS_API_BASE_URL: 'https://127.0.0.1:1' }),
  },
  {
    what: 'a server that is not trusted',
    code: 'AIT-D030',
    do: (p) => p.variables({ APPS_IN_TOSS_CA: undefined }),
  },
  {
    what: 'a clock ten minutes ahead',
    code: 'AIT-D033',
    status: 'soon',
    do: (p) => void (p.skewMs = 600_000),
  },
  {
    what: 'a clock two hours behind',
    code: 'AIT-D033',
    also: ['AIT-D023'],
    do: (p) => void (p.skewMs = -7_200_000),
  },
  {
    what: 'HTTPS_PROXY',
    code: 'AIT-D034',
    status: 'soon',
    mends: true,
    do: (p) => void (p.env['HTTPS_PROXY'] = 'http://user:hunter2@proxy.example:3128'),
  },
  {
    what: 'verification switched off in .env',
    code: 'AIT-D035',
    mends: true,
    do: (p) => p.variables({ NODE_TLS_REJECT_UNAUTHORIZED: '0' }),
  },
  {
    what: 'verification switched off in the process',
    code: 'AIT-D035',
    mends: true,
    do: (p) => void (p.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0'),
  },
  {
    what: 'verification switched off in a script',
    code: 'AIT-D035',
    mends: true,
    do: (p) => p.edit('package.json', 'node dist', 'NODE_TLS_REJECT_UNAUTHORIZED=0 node dist'),
  },
  {
    what: 'secrets of TLS written to a file',
    code: 'AIT-D036',
    status: 'soon',
    mends: true,
    do: (p) => void (p.env['NODE_OPTIONS'] = '--tls-keylog=/tmp/keys'),
  },
  {
    what: 'NODE_DEBUG=https in .env',
    code: 'AIT-D036',
    status: 'soon',
    mends: true,
    do: (p) => p.variables({ NODE_DEBUG: 'https' }),
  },
  {
    what: 'a decryption key that is none',
    code: 'AIT-D037',
    do: (p) => p.variables({ APPS_IN_TOSS_DECRYPTION_KEY: 'abc' }),
  },
  {
    what: 'the AAD of another app',
    code: 'AIT-D038',
    do: (p) =>
      void (p.args = ['--decrypt-sample', sealed(Buffer.from(p.emulator.decryption.key, 'base64'), 'OTHER')]),
  },
  {
    what: 'no shutdown hooks',
    code: 'AIT-D039',
    status: 'soon',
    mends: true,
    do: (p) => p.edit('src/main.ts', 'app.enableShutdownHooks();\n', '// app.enableShutdownHooks();\n'),
  },
  {
    what: 'grant without a journal',
    code: 'AIT-D040',
    do: (p) => p.edit('src/rewards.ts', /^export const options.*$/m, '// journal: later'),
  },
  {
    what: 'a journal that forgets',
    code: 'AIT-D040',
    status: 'soon',
    mends: true,
    do: (p) =>
      p.edit(
        'src/rewards.ts',
        "new FileOperationJournal('./grants.journal')",
        'new MemoryOperationJournal()',
      ),
  },
];
