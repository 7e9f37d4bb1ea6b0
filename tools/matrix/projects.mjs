import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { npm } from './npm.mjs';

const SHARED = { axios: '1.21.1', 'reflect-metadata': '0.2.2', rxjs: '7.8.2' };

/** What is installed for each major of Nest. */
const SETS = {
  10: { nest: '10.4.22', fastify: '10.4.22', config: '4.0.4', terminus: '11.1.1' },
  11: { nest: '11.2.10', fastify: '11.2.8', config: '4.0.4', terminus: '11.1.1' },
  12: { nest: '12.5.1', fastify: '12.5.0', config: '12.0.1', terminus: '12.1.0' },
};

/** A project on a major of Nest, with the packed packages and the application compiled to both kinds of module. */
export async function installProject(major, { folder, tarballs, app }) {
  const { nest, fastify, config, terminus } = SETS[major];
  const project = join(folder, `nest-${major}`);
  await mkdir(project, { recursive: true });
  const manifest = {
    name: `nest-${major}`,
    private: true,
    dependencies: {
      ...SHARED,
      ...tarballs,
      '@nestjs/common': nest,
      '@nestjs/core': nest,
      '@nestjs/platform-express': nest,
      '@nestjs/platform-fastify': fastify,
      '@nestjs/config': config,
      '@nestjs/terminus': terminus,
    },
  };
  await writeFile(join(project, 'package.json'), JSON.stringify(manifest));
  await npm(['install'], project);
  await compile(app, project);
  return { major, project };
}

/** `express.mjs`, `express.cjs`, and so on: packages stay outside. */
async function compile(app, project) {
  for (const [format, ending] of [
    ['esm', '.mjs'],
    ['cjs', '.cjs'],
  ]) {
    await build({
      entryPoints: [join(app, 'express.ts'), join(app, 'fastify.ts'), join(app, 'money.ts')],
      bundle: true,
      packages: 'external',
      platform: 'node',
      target: 'node20.19',
      format,
      outdir: project,
      outExtension: { '.js': ending },
      tsconfigRaw: { compilerOptions: { experimentalDecorators: true } },
      logLevel: 'warning',
    });
  }
}
