import { cp, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { root } from './root.mjs';
import { run } from './run.mjs';
import { temporaryFolder } from './temporary-folder.mjs';

/** Lints a small tree with the configuration of this repository; gives the rules that bit, as `rule file`. */
export async function lintTree(t, files) {
  const folder = await temporaryFolder((end) => t.after(end), 'ait-lint-');
  await cp(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
  await cp(join(root, 'tools/lint'), join(folder, 'tools/lint'), { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), `${text}\n`);
  }
  const program = join(root, 'node_modules/oxlint/bin/oxlint');
  const folders = new Set(Object.keys(files).map((path) => path.slice(0, path.indexOf('/'))));
  const { code, stdout } = await run(process.execPath, [program, '--format=json', ...folders], {
    cwd: folder,
  });
  const { diagnostics } = JSON.parse(stdout);
  return { code, found: diagnostics.map((one) => `${one.code} ${one.filename}`).toSorted() };
}

/** The smallest tree that every rule accepts: one file per floor, each importing downward. */
export const cleanTree = {
  'lib/foundation/clock.ts': '/** @internal */\nexport const clock = () => new Date();',
  'lib/certificate/store.ts':
    "import { clock } from '../foundation/clock.js';\n/** @internal */\nexport const store = clock;",
  'lib/certificate/sources/file.ts':
    "import { clock } from '../../foundation/clock.js';\n/** @internal */\nexport const file = clock;",
  'lib/transport/agent.ts':
    "import { store } from '../certificate/store.js';\n/** @internal */\nexport const agent = store;",
  'lib/api/client.ts':
    "import { agent } from '../transport/agent.js';\n/** @internal */\nexport const client = agent;",
  'lib/health/health.ts':
    "import { store } from '../certificate/store.js';\n/** @internal */\nexport const health = store;",
  'lib/module.ts': [
    "import { Module } from '@nestjs/common';",
    "import { client } from './api/client.js';",
    "import { health } from './health/health.js';",
    '/** @publicApi */',
    'export const module = [Module, client, health];',
  ].join('\n'),
  'lib/index.ts': "export { module } from './module.js';",
  'emulator/src/index.ts':
    "import { createServer } from 'node:https';\nexport const emulator = createServer;",
};
