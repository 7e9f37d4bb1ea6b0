// npm run sbom: what each published package brings along, as CycloneDX, into sbom/. It is taken from an installation of
// the tarball in an empty folder: what users get, not what this repository has around it.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { packAll, packages } from '../packaging/pack.mjs';

const run = promisify(execFile);
const out = fileURLToPath(new URL('../../sbom/', import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'sbom-'));
try {
  await packAll(folder);
  await mkdir(out, { recursive: true });
  for (const name of Object.keys(packages)) {
    const app = join(folder, `app-${name}`);
    await mkdir(app);
    await writeFile(
      join(app, 'package.json'),
      JSON.stringify({ name: 'sbom', version: '0.0.0', private: true }),
    );
    // Peers are the user's own choice and are not brought along.
    const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--legacy-peer-deps'];
    await run('npm', ['install', ...quiet, join(folder, `${name}.tgz`)], { cwd: app });
    const { stdout } = await run('npm', ['sbom', '--sbom-format', 'cyclonedx', '--legacy-peer-deps'], {
      cwd: app,
      maxBuffer: 64 * 1024 * 1024,
    });
    const { components } = JSON.parse(stdout);
    await writeFile(join(out, `${name}.cdx.json`), stdout);
    console.log(`${name}: ${components.map(({ name: each, version }) => `${each}@${version}`).join(', ')}`);
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
