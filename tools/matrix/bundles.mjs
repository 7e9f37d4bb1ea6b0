import { execFile } from 'node:child_process';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { npm } from './npm.mjs';

const run = promisify(execFile);

/** What Nest and Terminus load where it is there; a bundler has to be told that it may be missing. */
const OPTIONAL = [
  '@nestjs/microservices',
  '@nestjs/websockets',
  '@nestjs/axios',
  '@nestjs/mongoose',
  '@nestjs/sequelize',
  '@nestjs/typeorm',
  '@fastify/static',
  '@fastify/view',
  '@grpc/grpc-js',
  '@grpc/proto-loader',
  '@mikro-orm/core',
  '@prisma/client',
  'class-transformer',
  'class-validator',
  'mongoose',
  'sequelize',
  'typeorm',
];

/** webpack and ncc are no dependencies of the repository: few need this script, and they are large. */
export async function installBundlers(folder) {
  const place = join(folder, 'bundlers');
  await mkdir(place, { recursive: true });
  await writeFile(join(place, 'package.json'), '{ "private": true }');
  await npm(['install', 'webpack@5.112.2', '@vercel/ncc@0.45.0'], place);
  return createRequire(join(place, 'package.json'));
}

const BUNDLERS = {
  // As ESM: Nest 12 and its friends ask for `import.meta.url`, and what is CommonJS asks for `require`.
  esbuild: (entry, outfile) =>
    build({
      entryPoints: [entry.replace(/cjs$/, 'mjs')],
      bundle: true,
      platform: 'node',
      target: 'node20.19',
      format: 'esm',
      banner: {
        js: "import { createRequire as makeRequire } from 'node:module';\nconst require = makeRequire(import.meta.url);",
      },
      outfile: outfile.replace(/cjs$/, 'mjs'),
      external: OPTIONAL.flatMap((name) => [name, `${name}/*`]),
      logLevel: 'error',
    }),
  webpack: (entry, outfile, tools) => {
    const webpack = tools('webpack');
    const settings = {
      mode: 'none',
      target: 'node20.19',
      entry,
      output: { path: join(outfile, '..'), filename: 'main.cjs' },
      externals: [
        ({ request }, done) => {
          const isOptional = OPTIONAL.some((name) => request === name || request.startsWith(`${name}/`));
          return isOptional ? done(undefined, `commonjs ${request}`) : done();
        },
      ],
    };
    return new Promise((resolve, reject) => {
      webpack(settings, (error, stats) => {
        if (error || stats.hasErrors()) reject(error ?? new Error(stats.toString('errors-only')));
        else resolve();
      });
    });
  },
  ncc: async (entry, outfile, tools) => {
    const program = tools.resolve('@vercel/ncc/dist/ncc/cli.js');
    const outside = OPTIONAL.flatMap((name) => ['-e', name]);
    const out = join(outfile, '..');
    await run(process.execPath, [program, 'build', entry, '-o', out, ...outside], { cwd: join(entry, '..') });
    await cp(join(out, 'index.cjs'), outfile).catch(() => cp(join(out, 'index.js'), outfile));
  },
};

/** One file, in a folder without node_modules, for each bundler. What cannot be bundled says why. */
export async function bundleAll({ major, project }, folder, tools) {
  const made = [];
  for (const [bundler, make] of Object.entries(BUNDLERS)) {
    if (!tools && bundler !== 'esbuild') continue;
    const outfile = join(folder, `${bundler}-${major}`, 'main.cjs');
    await mkdir(join(outfile, '..'), { recursive: true });
    try {
      await make(join(project, 'express.cjs'), outfile, tools);
      made.push({ bundler, major, file: bundler === 'esbuild' ? outfile.replace(/cjs$/, 'mjs') : outfile });
    } catch (error) {
      made.push({ bundler, major, file: outfile, failure: String(error.message).slice(0, 2000) });
    }
  }
  return made;
}
