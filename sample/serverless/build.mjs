// One file of everything, as it is uploaded: Nest looks for packages that this function has no use for.
import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';

const unused = [
  '@nestjs/microservices',
  '@nestjs/websockets',
  'class-transformer',
  'class-validator',
  '@fastify/static',
];

export async function bundle(outfile, options = {}) {
  await build({
    entryPoints: [fileURLToPath(new URL('src/handler.ts', import.meta.url))],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    minify: true,
    keepNames: true,
    sourcemap: 'linked',
    external: unused.flatMap((name) => [name, `${name}/*`]),
    logLevel: 'warning',
    ...options,
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await bundle(fileURLToPath(new URL('dist/handler.cjs', import.meta.url)));
}
