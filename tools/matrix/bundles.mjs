import { execFile } from 'node:child_process';
import { cp, mkdir, readdir, writeFile } from 'node:fs/promises';
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

/** What Terminus 11 asks for by a computed name: webpack would take all files beside it, its types as well. */
const COMPUTED = /@nestjs[/\\]terminus[/\\]dist[/\\]utils$/;

/** Each makes one file of `express.mjs` or `express.cjs`, and gives its name. */
const BUNDLERS = {
  // As ESM: Nest 12 and its friends ask for `import.meta.url`, and what is CommonJS asks for `require`.
  esbuild: async ({ project, out }) => {
    const outfile = join(out, 'main.mjs');
    await build({
      entryPoints: [join(project, 'express.mjs')],
      bundle: true,
      platform: 'node',
      target: 'node20.19',
      format: 'esm',
      banner: {
        js: "import { createRequire as makeRequire } from 'node:module';\nconst require = makeRequire(import.meta.url);",
      },
      outfile,
      external: OPTIONAL.flatMap((name) => [name, `${name}/*`]),
      logLevel: 'error',
    });
    return outfile;
  },
  webpack: ({ project, out, tools }) => {
    const webpack = tools('webpack');
    const settings = {
      mode: 'none',
      target: 'node20.19',
      entry: join(project, 'express.cjs'),
      output: { path: out, filename: 'main.cjs' },
      externals: [
        ({ request }, done) => {
          const isOptional = OPTIONAL.some((name) => request === name || request.startsWith(`${name}/`));
          return isOptional ? done(undefined, `commonjs ${request}`) : done();
        },
      ],
      plugins: [new webpack.ContextReplacementPlugin(COMPUTED, /^$/)],
    };
    return new Promise((resolve, reject) => {
      webpack(settings, (error, stats) => {
        if (error || stats.hasErrors()) reject(error ?? new Error(stats.toString('errors-only')));
        else resolve(join(out, 'main.cjs'));
      });
    });
  },
  // Nest 12 as ESM, for the same reason as under esbuild; what is CommonJS stays that.
  ncc: async ({ major, project, out, tools }) => {
    const program = tools.resolve('@vercel/ncc/dist/ncc/cli.js');
    const ending = major < 12 ? 'cjs' : 'mjs';
    // As ESM it would import at once what is left outside; what is missing then fails where it is asked for, as it should.
    const outside = ending === 'cjs' ? OPTIONAL.flatMap((name) => ['-e', name]) : [];
    await run(
      process.execPath,
      [program, 'build', join(project, `express.${ending}`), '-o', out, ...outside],
      {
        cwd: project,
      },
    );
    const outfile = join(out, `main.${ending}`);
    const made = (await readdir(out)).find((name) => /^index\.[cm]?js$/.test(name));
    await cp(join(out, made), outfile);
    return outfile;
  },
};

/** One file, in a folder without node_modules, for each bundler. What cannot be bundled says why. */
export async function bundleAll({ major, project }, folder, tools) {
  const made = [];
  for (const [bundler, make] of Object.entries(BUNDLERS)) {
    if (!tools && bundler !== 'esbuild') continue;
    const out = join(folder, `${bundler}-${major}`);
    await mkdir(out, { recursive: true });
    try {
      made.push({ bundler, major, file: await make({ major, project, out, tools }) });
    } catch (error) {
      made.push({ bundler, major, failure: String(error.message).slice(0, 2000) });
    }
  }
  return made;
}
