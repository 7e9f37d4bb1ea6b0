import { posix } from 'node:path';
import { parse } from '@babel/parser';
import type * as t from '@babel/types';
import { textOf, write, type Tree } from '../devkit.interface.js';
import type { HostApp } from '../host-app.js';
import type { Notes } from '../note.js';
import { applyEdits } from '../source/edits.js';

const SETUP = `import { startEmulator } from 'apps-in-toss-emulator';

/** Before the e2e tests: a local Apps in Toss over real mutual TLS, and the environment that leads the app to it. */
export default async function setup() {
  const emulator = await startEmulator();
  const { cert, key } = await emulator.issueCertificate('my-app', {
    keyType: 'ec',
  });
  Object.assign(process.env, {
    APPS_IN_TOSS_CERT: cert,
    APPS_IN_TOSS_KEY: key,
    APPS_IN_TOSS_CA: emulator.ca,
    APPS_IN_TOSS_API_BASE_URL: emulator.apiBaseUrl,
    APPS_IN_TOSS_PAY_BASE_URL: emulator.payBaseUrl,
    APPS_IN_TOSS_DECRYPTION_KEY: emulator.decryption.key,
    APPS_IN_TOSS_DECRYPTION_AAD: emulator.decryption.aad,
    // What appLogin() gives to the mini-app; it works once.
    TEST_AUTHORIZATION_CODE: emulator.issueAuthorizationCode('my-app', {
      name: '김토스',
    }),
  });
`;

/** How each runner is told what to do in the end. */
const ENDS = {
  vitest: '  return () => emulator.close();\n}\n',
  jest: '  Object.assign(globalThis, { emulator });\n}\n',
};

const TEARDOWN = `/** After the e2e tests: see apps-in-toss.setup.ts. */
export default async function teardown() {
  const { emulator } = globalThis as { emulator?: { close(): Promise<void> } };
  await emulator?.close();
}
`;

const SPEC = `import { INestApplication } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { AppsInTossClient } from 'nestjs-apps-in-toss';
import request from 'supertest';
import { App } from 'supertest/typesENDING';
import { AppModule } from './../src/app.moduleENDING';

// ./apps-in-toss.setup.ts runs before it.
describe('Apps in Toss (e2e)', () => {
  let app: INestApplication<App>;

  beforeAll(async () => {
    const testing = await Test.createTestingModule({
      imports: [AppModule],
    }).compile();
    app = testing.createNestApplication();
    await app.init();
  });

  afterAll(() => app.close());

  it('logs a Toss user in over mutual TLS', async () => {
    const { login } = app.get(AppsInTossClient);
    const { accessToken } = await login.generateToken({
      authorizationCode: process.env.TEST_AUTHORIZATION_CODE ?? '',
      referrer: 'DEFAULT',
    });
    expect(await login.getMe({ accessToken })).toMatchObject({
      name: '김토스',
    });
  });
HEALTH});
`;

const HEALTH = `
  it('says in /health that the certificate can be used', () =>
    request(app.getHttpServer()).get('/health').expect(200));
`;

/** A test of the whole app against the emulator, and the emulator for all the other e2e tests, too. */
export function editE2e(tree: Tree, app: HostApp, withHealth: boolean, notes: Notes): void {
  const setup = posix.join(app.testRoot, 'apps-in-toss.setup.ts');
  const teardown = posix.join(app.testRoot, 'apps-in-toss.teardown.ts');
  const spec = posix.join(app.testRoot, 'apps-in-toss.e2e-spec.ts');
  const hooked =
    app.runner === 'vitest' ? editVitest(tree, app) : app.runner === 'jest' && editJest(tree, app);
  if (!hooked) {
    notes.add(
      `e2e 테스트의 설정을 찾지 못했어요. globalSetup에 ${setup}을 넣어 주세요.`,
      `No configuration of e2e tests was found: name ${setup} as their globalSetup.`,
    );
  }
  if (!tree.exists(setup)) write(tree, setup, SETUP + ENDS[app.runner ?? 'jest']);
  if (app.runner !== 'vitest' && !tree.exists(teardown)) write(tree, teardown, TEARDOWN);
  if (!tree.exists(spec)) {
    const text = SPEC.replaceAll('ENDING', app.ending).replace('HEALTH', withHealth ? HEALTH : '');
    write(tree, spec, withHealth ? text : text.replace("import request from 'supertest';\n", ''));
  }
}

/** `test/jest-e2e.json` of the starter. */
function editJest(tree: Tree, app: HostApp): boolean {
  const path = posix.join(app.testRoot, 'jest-e2e.json');
  const text = textOf(tree, path);
  if (text === undefined) return false;
  const settings = JSON.parse(text) as Record<string, unknown>;
  if ('globalSetup' in settings)
    return JSON.stringify(settings['globalSetup']).includes('apps-in-toss.setup');
  settings['globalSetup'] = './apps-in-toss.setup.ts';
  settings['globalTeardown'] = './apps-in-toss.teardown.ts';
  write(tree, path, `${JSON.stringify(settings, undefined, 2)}\n`);
  return true;
}

/** `vitest.config.e2e.ts` of the starter: a property of `test: { … }`. */
function editVitest(tree: Tree, app: HostApp): boolean {
  const path = ['vitest.config.e2e.ts', 'vitest.config.e2e.mts', 'vitest.e2e.config.ts'].find((each) =>
    tree.exists(each),
  );
  const text = path === undefined ? undefined : textOf(tree, path);
  if (path === undefined || text === undefined) return false;
  if (text.includes('globalSetup')) return text.includes('apps-in-toss.setup');
  const settings = testSettings(parse(text, { sourceType: 'module', plugins: ['typescript'] }).program);
  if (!settings) return false;
  const at = (settings.start ?? 0) + 1;
  const line = `\n    globalSetup: ['./${posix.join(app.testRoot, 'apps-in-toss.setup.ts')}'],`;
  write(tree, path, applyEdits(text, [{ start: at, end: at, text: line }]));
  return true;
}

function testSettings(program: t.Program): t.ObjectExpression | undefined {
  for (const statement of program.body) {
    if (statement.type !== 'ExportDefaultDeclaration') continue;
    const value = statement.declaration;
    const object = value.type === 'CallExpression' ? value.arguments[0] : value;
    if (object?.type !== 'ObjectExpression') continue;
    for (const each of object.properties) {
      if (each.type !== 'ObjectProperty' || each.key.type !== 'Identifier' || each.key.name !== 'test')
        continue;
      if (each.value.type === 'ObjectExpression') return each.value;
    }
  }
  return undefined;
}
