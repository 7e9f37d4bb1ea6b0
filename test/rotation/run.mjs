// Runs the proofs of rotation: `npm run test:rotation` a slice of at most a minute, `npm run soak` the large figures
// (each number is an environment variable, see rig/numbers.ts). Files to run, and options of Jest, may come after it.
//
// The authority of the test is trusted through NODE_EXTRA_CA_CERTS, which Node reads at its start: so the contexts
// under test are made as they are in production, without the option `ca`.
import { spawn } from 'node:child_process';
import { webcrypto } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import 'reflect-metadata';
import { BasicConstraintsExtension, PemConverter, X509CertificateGenerator } from '@peculiar/x509';

const args = process.argv.slice(2);
const soak = args.includes('--soak');
const folder = await mkdtemp(join(tmpdir(), 'rotation-'));
try {
  const files = await makeAuthority();
  process.exitCode = await run(files);
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function makeAuthority() {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.createSelfSigned(
    {
      name: 'CN=Rotation Root',
      keys,
      notBefore: new Date(Date.now() - 86_400_000),
      notAfter: new Date(Date.now() + 30 * 86_400_000),
      signingAlgorithm: algorithm,
      extensions: [new BasicConstraintsExtension(true, undefined, true)],
    },
    webcrypto,
  );
  const authority = join(folder, 'authority.pem');
  const key = join(folder, 'authority.key');
  await writeFile(authority, `${certificate.toString('pem')}\n`);
  const pkcs8 = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey);
  await writeFile(key, PemConverter.encode(pkcs8, 'PRIVATE KEY'), { mode: 0o600 });
  return { authority, key };
}

function run({ authority, key }) {
  const jest = ['--expose-gc', '--experimental-vm-modules', 'node_modules/jest/bin/jest.js'];
  const options = ['--config=test/rotation/jest.config.js', '--runInBand'];
  const rest = args.filter((each) => each !== '--soak');
  const env = {
    ...process.env,
    NODE_EXTRA_CA_CERTS: authority,
    ROTATION_AUTHORITY: authority,
    ROTATION_AUTHORITY_KEY: key,
    ...(soak && { SOAK: '1' }),
  };
  const child = spawn(process.execPath, [...jest, ...options, ...rest], { stdio: 'inherit', env });
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}
