import { describe, expect, it } from '@jest/globals';
import { nestAdd, type NestAddOptions } from '../../../schematic/nest-add.js';
import { listening, MemoryTree } from './memory-tree.js';

const MODULE = `import { Module } from '@nestjs/common';
import { AppService } from './app.service';

@Module({
  imports: [],
  controllers: [],
  providers: [AppService],
})
export class AppModule {}
`;
const MAIN = `import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';

async function bootstrap() {
  const app = await NestFactory.create(AppModule);
  await app.listen(3000);
}
bootstrap();
`;
const JEST = { 'test/jest-e2e.json': '{ "rootDir": "." }' };
const VITEST = {
  'vitest.config.e2e.ts':
    "import { defineConfig } from 'vitest/config';\n\nexport default defineConfig({\n  test: { root: './' },\n});\n",
};

function manifest(nest: string, fields: object = {}) {
  return JSON.stringify({
    dependencies: { '@nestjs/core': nest },
    devDependencies: { jest: '^30.0.0' },
    ...fields,
  });
}

function added(files: Record<string, string>, options?: NestAddOptions) {
  const tree = new MemoryTree({
    'package.json': manifest('^11.0.0'),
    'src/app.module.ts': MODULE,
    'src/main.ts': MAIN,
    ...JEST,
    'node_modules/nestjs-apps-in-toss/package.json':
      '{ "peerDependencies": { "apps-in-toss-emulator": "^1.2.3" } }',
    ...files,
  });
  const { said, tasks, context } = listening();
  nestAdd(options)(tree, context);
  return { files: tree.files, said, tasks, again: () => nestAdd(options)(tree, context) };
}

describe('nest add nestjs-apps-in-toss', () => {
  it('registers the module, configuration and health in AppModule', () => {
    expect(added({}).files['src/app.module.ts']).toBe(`import { Module } from '@nestjs/common';
import { AppService } from './app.service';
import { ConfigModule } from '@nestjs/config';
import { AppsInTossModule, appsInTossConfig } from 'nestjs-apps-in-toss';
import { TerminusModule } from '@nestjs/terminus';
import { HealthController } from './health/health.controller';

@Module({
  imports: [
    ConfigModule.forRoot(),
    AppsInTossModule.forRootAsync(appsInTossConfig.asProvider()),
    TerminusModule,
  ],
  controllers: [HealthController],
  providers: [AppService],
})
export class AppModule {}
`);
  });

  it.each([
    ['Jest', {}],
    [
      'Vitest',
      {
        ...VITEST,
        'package.json': manifest('^12.0.1', { type: 'module', devDependencies: { vitest: '4' } }),
      },
    ],
    ['lines ended by CRLF', { '.gitignore': 'node_modules\r\n.env\r\n', '.env.example': 'PORT=3000\r\n' }],
  ])('a second run changes nothing: %s', (_what, files) => {
    const { files: written, again, tasks } = added(files);
    const before = { ...written };
    again();
    expect(written).toEqual(before);
    expect(tasks).toHaveLength(1);
  });

  it.each([
    ['^10.4.0', '^4.0.0', '^11.0.0'],
    ['^11.0.0', '^4.0.0', '^11.0.0'],
    ['^12.0.1', '^12.0.0', '^12.0.0'],
  ])('Nest %s gets config %s and Terminus %s', (nest, config, terminus) => {
    const { files, tasks } = added({ 'package.json': manifest(nest) });
    const written = JSON.parse(files['package.json'] ?? '');
    expect(written.dependencies).toMatchObject({
      '@nestjs/config': config,
      '@nestjs/terminus': terminus,
      axios: '^1.8.3',
    });
    expect(written.devDependencies).toEqual({ 'apps-in-toss-emulator': '^1.2.3', jest: '^30.0.0' });
    expect(tasks).toMatchObject([{ name: 'node-package', options: { command: 'install' } }]);
  });

  it('keeps the versions that are there, and installs nothing when told so', () => {
    const own = { '@nestjs/core': '^11.0.0', axios: '1.20.0', '@nestjs/config': '4.0.1' };
    const { files, tasks } = added(
      { 'package.json': manifest('', { dependencies: own }) },
      { skipInstall: true },
    );
    expect(JSON.parse(files['package.json'] ?? '').dependencies).toMatchObject(own);
    expect(tasks).toEqual([]);
  });

  it('leaves a health check alone that is there, and says what to add', () => {
    const theirs = "@Controller('/health')\nexport class Health {}\n";
    const { files, said } = added({ 'src/ops/health.ts': theirs });
    expect(files['src/ops/health.ts']).toBe(theirs);
    expect(files['src/app.module.ts']).not.toContain('Terminus');
    expect(files['test/apps-in-toss.e2e-spec.ts']).not.toContain('/health');
    expect(said.join('\n')).toMatch(/src\/ops\/health\.ts[^]*There is a health check already/);
  });

  it.each([
    [
      'an array of several lines, with a comment',
      '@Module({\n  imports: [\n    // ours\n    OrdersModule,\n  ],\n})\nexport class AppModule {}\n',
      /imports: \[\n {4}\/\/ ours\n {4}OrdersModule,\n {4}ConfigModule\.forRoot\(\),\n {4}AppsInTossModule\.[^\n]*,\n {4}TerminusModule,\n {2}\],/,
    ],
    [
      'an array of one line',
      '@Module({ imports: [OrdersModule] })\nexport class AppModule {}\n',
      /imports: \[\n {2}OrdersModule,\n {2}ConfigModule/,
    ],
    ['no array', '@Module({})\nexport class AppModule {}\n', /^@Module\(\{\n {2}imports: \[\n/m],
    [
      'configuration that is there',
      "import { ConfigModule } from '@nestjs/config';\n@Module({ imports: [ConfigModule.forRoot({ isGlobal: true })] })\nexport class AppModule {}\n",
      /imports: \[\n {2}ConfigModule\.forRoot\(\{ isGlobal: true \}\),\n {2}AppsInTossModule/,
    ],
    [
      'a name that is imported already',
      "import { registerAs } from '@nestjs/config';\n@Module({})\nexport default class AppModule {}\n",
      /import \{ registerAs, ConfigModule \} from '@nestjs\/config';/,
    ],
  ])('AppModule with %s', (_what, text, result) => {
    const { files, said } = added({ 'src/app.module.ts': text });
    expect(files['src/app.module.ts']).toMatch(result);
    expect(said).toEqual([]);
  });

  it.each([
    ['no @Module()', { 'src/app.module.ts': 'export class AppModule {}\n' }, /No @Module\(\)/],
    [
      'imports that are no array',
      { 'src/app.module.ts': '@Module({ imports: all })\nexport class AppModule {}\n' },
      /is no array/,
    ],
    ['an application made elsewhere', { 'src/main.ts': "import './start';\n" }, /enableShutdownHooks/],
    ['no e2e tests', { 'package.json': manifest('^11.0.0', { devDependencies: {} }) }, /globalSetup/],
    ['an e2e set-up of its own', { 'test/jest-e2e.json': '{ "globalSetup": "./mine.ts" }' }, /globalSetup/],
  ])('with %s it says what to do by hand', (_what, files, words) => {
    expect(added(files).said.join('\n')).toMatch(words);
  });

  it.each([
    ['in a function', MAIN, '  '],
    ['at the top of the file', MAIN.replace(/async function.*\n/, '').replace(/^}\n.*\n/m, ''), '  '],
    ['in a function that is exported', MAIN.replace('async', 'export async'), '  '],
    [
      'with options in several lines',
      MAIN.replace('(AppModule)', '(AppModule, {\n    cors: true,\n  })'),
      '  ',
    ],
  ])('lets calls in flight finish at SIGTERM: NestFactory.create %s', (_what, main, indent) => {
    const { files, said } = added({ 'src/main.ts': main });
    const lines = (files['src/main.ts'] ?? '').split('\n');
    const at = lines.indexOf(`${indent}app.enableShutdownHooks();`);
    expect(lines[at + 1]).toBe('  await app.listen(3000);');
    expect(lines.filter((_line, index) => index !== at && index !== at - 1).join('\n')).toBe(main);
    expect(said).toEqual([]);
  });

  it('leaves shutdown hooks alone that are there', () => {
    const own = MAIN.replace('await app.listen', 'app.enableShutdownHooks(["SIGTERM"]);\n  await app.listen');
    expect(added({ 'src/main.ts': own }).files['src/main.ts']).toBe(own);
  });

  it('adds to .gitignore and .env.example what is missing there', () => {
    const { files } = added({ '.gitignore': 'node_modules\n*.p12', '.env.example': 'PORT=3000\n' });
    expect(files['.gitignore']).toBe(
      'node_modules\n*.p12\n\n# Certificates and keys of Apps in Toss\n.env\n*_private.key\n*_public.crt\n*.pfx\n',
    );
    expect(files['.env.example']).toMatch(/^PORT=3000\n\n#[^]*APPS_IN_TOSS_CERT=\n/);
  });

  it('in a monorepo it goes where the application is', () => {
    const { files } = added(
      { 'apps/api/src/app.module.ts': MODULE, 'apps/api/test/jest-e2e.json': '{}' },
      { sourceRoot: 'apps/api/src' },
    );
    expect(files['apps/api/src/app.module.ts']).toContain('AppsInTossModule');
    expect(files['apps/api/test/jest-e2e.json']).toContain('./apps-in-toss.setup.ts');
    expect(files['src/app.module.ts']).toBe(MODULE);
  });

  it.each([
    ['Nest 9', { 'package.json': manifest('^9.4.0') }, /Nest 10/],
    ['no Nest', { 'package.json': '{}' }, /@nestjs\/core/],
  ])('refuses %s in words', (_what, files, words) => {
    expect(() => added(files)).toThrow(words);
  });
});
