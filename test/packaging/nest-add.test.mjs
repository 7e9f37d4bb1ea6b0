import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { succeed } from './helpers/consumer.mjs';
import { doctorAlarms, scanFindings } from './helpers/command.mjs';
import { filesBelow, packed, packageNames } from './helpers/packed.mjs';
import { temporaryFolder } from './helpers/temporary-folder.mjs';

// From an empty folder: `nest new`, `nest add`, and the first call that succeeds, with the current Nest CLI and the previous.
const CLIS = [
  { major: 12, cli: '12.0.8', module: './health/health.controller.js', runner: 'vitest' },
  { major: 11, cli: '11.0.24', module: './health/health.controller', runner: 'jest' },
];
const QUIET = ['--prefer-offline', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund'];
/** Of the starter, what neither `nest add` nor its tests need; the CLI is installed already. */
const SPARED =
  /^(@nestjs\/(cli|mau)|eslint|@eslint|typescript-eslint|globals|prettier|oxlint|source-map-support|ts-loader|ts-node$|@vitest\/coverage)/;

const parent = await temporaryFolder(after, 'ait-nest-add-');

describe('nest add nestjs-apps-in-toss, in an application of the Nest CLI', { concurrency: 2 }, () => {
  for (const { major, cli, module, runner } of CLIS) {
    describe(`Nest ${major}`, { concurrency: 1 }, () => {
      const tools = join(parent, `cli-${major}`);
      const folder = join(parent, `new-${major}`, 'app');
      const nest = (args, cwd) =>
        succeed(process.execPath, [join(tools, 'node_modules/@nestjs/cli/bin/nest.js'), ...args], cwd);
      const add = (...flags) => nest(['add', 'nestjs-apps-in-toss', '--skip-install', ...flags], folder);

      test('nest new', async () => {
        await mkdir(tools);
        await mkdir(join(folder, '..'));
        await writeFile(join(tools, 'package.json'), '{ "private": true }');
        await succeed('npm', ['install', ...QUIET, `@nestjs/cli@${cli}`], tools);
        await nest(
          ['new', 'app', '--skip-git', '--skip-install', '--package-manager', 'npm'],
          join(folder, '..'),
        );
        // As if both packages came from the registry.
        await change(join(folder, 'package.json'), (manifest) => {
          for (const name of Object.keys(manifest.devDependencies))
            if (SPARED.test(name)) delete manifest.devDependencies[name];
          const [ours, emulator] = packageNames.map((name) => `file:${packed(name).tarball}`);
          manifest.dependencies['nestjs-apps-in-toss'] = ours;
          manifest.devDependencies['apps-in-toss-emulator'] = emulator;
        });
        await succeed('npm', ['install', ...QUIET], folder);
      });

      test('a dry run writes nothing', async () => {
        const before = await contentOf(folder);
        const { stdout } = await add('--dry-run');
        assert.match(stdout, /UPDATE.* src\/app\.module\.ts/);
        assert.deepEqual(await contentOf(folder), before);
      });

      // npm takes the newest @nestjs/config that fits by its number, which CommonJS on Nest 11 cannot load.
      const byNpm = runner === 'jest' ? ['AIT-D004'] : [];
      test('the doctor and the scan say what is true of the starter: no certificate is named', async () => {
        assert.deepEqual(await doctorAlarms(folder), [...byNpm, 'AIT-D006']);
        assert.deepEqual(await scanFindings(folder), []);
      });

      test('adds import, configuration, health, shutdown hooks and tests', async () => {
        await add();
        assert.match(
          await readFile(join(folder, 'src/main.ts'), 'utf8'),
          /^ *app\.enableShutdownHooks\(\);$/m,
        );
        const appModule = await readFile(join(folder, 'src/app.module.ts'), 'utf8');
        assert.match(appModule, /AppsInTossModule\.forRootAsync\(appsInTossConfig\.asProvider\(\)\)/);
        assert.ok(appModule.includes(`from '${module}'`), appModule);
        assert.match(await readFile(join(folder, '.env.example'), 'utf8'), /^APPS_IN_TOSS_CERT=$/m);
        assert.match(await readFile(join(folder, '.gitignore'), 'utf8'), /^\*_private\.key$/m);
        const settings = runner === 'jest' ? 'test/jest-e2e.json' : 'vitest.config.e2e.ts';
        assert.match(await readFile(join(folder, settings), 'utf8'), /globalSetup/);
      });

      test('a second run changes nothing', async () => {
        const before = await contentOf(folder);
        const { stdout } = await add();
        assert.match(stdout, /Nothing to be done/);
        assert.deepEqual(await contentOf(folder), before);
      });

      test('the doctor finds the certificate of an emulator, and nothing wrong in what was added', async () => {
        await succeed('npm', ['install', ...QUIET], folder);
        assert.deepEqual(await doctorAlarms(folder, { emulated: true }), []);
        assert.deepEqual(await scanFindings(folder), []);
      });

      test('the first call succeeds, and so do the tests that were there', async () => {
        await nest(['build'], folder);
        await succeed('npm', ['test'], folder);
        await succeed('npm', ['run', 'test:e2e'], folder);
      });
    });
  }
});

async function change(file, edit) {
  const manifest = JSON.parse(await readFile(file, 'utf8'));
  edit(manifest);
  await writeFile(file, JSON.stringify(manifest, undefined, 2));
}

/** Every file of the application, without what npm put there. */
async function contentOf(folder) {
  const own = (await filesBelow(folder)).filter((path) => !path.startsWith('node_modules/'));
  return Object.fromEntries(
    await Promise.all(own.map(async (path) => [path, await readFile(join(folder, path), 'utf8')])),
  );
}
