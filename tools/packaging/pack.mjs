import { execFile } from 'node:child_process';
import { mkdir, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../', import.meta.url));

/** The packages that are published, and where their sources are. */
export const packages = { 'nestjs-apps-in-toss': root, 'apps-in-toss-emulator': join(root, 'emulator') };

/**
 * Packs each package (which builds it first) into `<folder>/<name>.tgz`, and unpacks that into `<folder>/<name>/`.
 * A package that cannot be packed is missing there; what needs no tarball can be checked all the same.
 *
 * @param isBuilt whether it was built just now, so that nothing has to be built
 */
export async function packAll(folder, isBuilt) {
  await Promise.all(
    Object.entries(packages).map(([name, source]) => pack(name, source, folder, isBuilt).catch(sayWhy(name))),
  );
}

function sayWhy(name) {
  return ({ message, stdout = '', stderr = '' }) => {
    console.error(`${name} could not be packed: ${message}\n${stdout}${stderr}`);
  };
}

async function pack(name, source, folder, isBuilt) {
  const unpacked = join(folder, name);
  const tarball = join(folder, `${name}.tgz`);
  await mkdir(unpacked);
  const flags = isBuilt ? ['--ignore-scripts'] : [];
  await run('npm', ['pack', ...flags, '--pack-destination', unpacked], { cwd: source });
  const [file] = await readdir(unpacked);
  await rename(join(unpacked, file), tarball);
  await run('tar', ['-xzf', tarball, '-C', unpacked, '--strip-components=1']);
}
