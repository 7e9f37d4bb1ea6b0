import assert from 'node:assert/strict';
import { symlink, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import ts from 'typescript';
import { filesBelow, packageNames, packed } from './helpers/packed.mjs';
import { root } from './helpers/root.mjs';
import { temporaryFolder } from './helpers/temporary-folder.mjs';

const SETTINGS = {
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  target: ts.ScriptTarget.ES2022,
  strict: true,
  skipLibCheck: false,
  noEmit: true,
  preserveSymlinks: true,
  types: ['node'],
};
const { folder, manifest } = packed('nestjs-apps-in-toss');
const entries = Object.keys(manifest.exports).filter((entry) => entry !== './package.json');

// The unpacked packages in a project of a user, beside the peers of this repository.
const project = await temporaryFolder(after, 'ait-declarations-');
const modules = join(project, 'node_modules');
const link = async (from, name) => {
  await mkdir(dirname(join(modules, name)), { recursive: true });
  await symlink(from, join(modules, name));
};
for (const name of packageNames) await link(packed(name).folder, name);
const peers = Object.keys(manifest.peerDependencies).filter((name) => !packageNames.includes(name));
for (const name of [...peers, '@types/node']) await link(join(root, 'node_modules', name), name);

for (const extension of ['mts', 'cts']) {
  const program = await user(
    `user.${extension}`,
    [
      ...entries.map((entry, at) => `import * as entry${at} from '${join('nestjs-apps-in-toss', entry)}';`),
      `export const entries = [${entries.map((_, at) => `entry${at}`).join(', ')}];`,
      "import { AppsInTossClient, ClientCertificateStore, MtlsAgent } from 'nestjs-apps-in-toss';",
      'export declare const client: AppsInTossClient;',
      'export declare const store: ClientCertificateStore;',
      'export declare const agent: MtlsAgent;',
    ].join('\n'),
  );

  test(`a user's .${extension} file compiles with skipLibCheck: false`, () => {
    // What other packages declare is theirs to mend, and most of the time that a whole check takes.
    const own = program
      .getSourceFiles()
      .filter(({ fileName }) => !/node_modules\/(?!nestjs-apps-in-toss\/)/.test(fileName));
    assert.ok(own.length > entries.length);
    const found = own.flatMap((file) => [
      ...program.getSyntacticDiagnostics(file),
      ...program.getSemanticDiagnostics(file),
    ]);
    assert.deepEqual(
      [...program.getOptionsDiagnostics(), ...program.getGlobalDiagnostics(), ...found].map(
        ({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
      ),
      [],
    );
  });

  for (const [name, offered, hidden] of [
    ['client', ['call', 'login'], []],
    ['store', ['active', 'reload'], ['start', 'tick', 'reject', 'claim']],
    ['agent', ['certificate', 'drain', 'cut'], ['claim', 'admits', 'wait', 'warm', 'hasIdle', 'addRequest']],
  ]) {
    test(`an editor offers no internal member of the ${name} in a .${extension} file`, () => {
      const members = membersOf(program, `user.${extension}`, name);
      assert.deepEqual(
        offered.filter((member) => !members.has(member)),
        [],
      );
      assert.deepEqual(
        hidden.filter((member) => members.has(member)),
        [],
      );
    });
  }
}

test('nothing that is marked @internal is left in the declarations', async () => {
  const declarations = (await filesBelow(join(folder, 'dist'))).filter((file) => file.endsWith('.d.ts'));
  assert.ok(declarations.length > 0);
  const left = declarations.filter((file) =>
    ts.sys.readFile(join(folder, 'dist', file)).includes('@internal'),
  );
  assert.deepEqual(left, []);
});

async function user(name, text) {
  const file = join(project, name);
  await writeFile(file, text);
  return ts.createProgram([file], SETTINGS, {
    ...ts.createCompilerHost(SETTINGS),
    getCurrentDirectory: () => project,
  });
}

function membersOf(program, file, name) {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(join(project, file));
  const exported = checker
    .getExportsOfModule(checker.getSymbolAtLocation(source))
    .find((symbol) => symbol.name === name);
  return new Set(checker.getPropertiesOfType(checker.getTypeOfSymbol(exported)).map((symbol) => symbol.name));
}
