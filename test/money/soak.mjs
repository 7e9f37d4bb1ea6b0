// One file of everything, on the Node that has SQLite.
import { spawnSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { build } from 'esbuild';
import { NODE_22 } from '../services/rig/assert-installed.mjs';
import assertNode from './process/assert-node.mjs';

/** Among the sources, whose paths it keeps. */
const PROGRAM = 'test/money/process/.soak.mjs';
await assertNode();
await build({
  entryPoints: ['test/money/soak.ts'],
  outfile: PROGRAM,
  bundle: true,
  packages: 'external',
  external: ['../../services/rig/assert-installed.mjs'],
  platform: 'node',
  format: 'esm',
  target: 'node22',
  sourcemap: 'inline',
  alias: { 'nestjs-apps-in-toss': './lib/index.ts', 'apps-in-toss-emulator': './emulator/src/index.ts' },
});
const args = ['--no-warnings', ...(process.env.MONEY_NODE_ARGS ?? '').split(' ').filter(Boolean)];
const { status } = spawnSync(NODE_22, [...args, PROGRAM], { stdio: 'inherit' });
await rm(PROGRAM);
process.exitCode = status ?? 1;
