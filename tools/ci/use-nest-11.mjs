// Puts the Nest 11 set of test/nest-11 in the place of Nest 12 for this checkout, without touching package.json.
// For CI: the whole suite, the type check and the build then run on Nest 11. `npm ci` brings Nest 12 back.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const { dependencies } = JSON.parse(readFileSync('test/nest-11/package.json', 'utf8'));
const wanted = Object.entries(dependencies)
  .filter(([name]) => name.startsWith('@nestjs/'))
  .map(([name, version]) => `${name}@${version}`);
const { status } = spawnSync('npm', ['install', '--no-save', '--no-package-lock', ...wanted], {
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
