import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Application, TSConfigReader } from 'typedoc';
import { ROOT } from './stage.mjs';

const ENTRIES = [
  'index',
  'redis/index',
  'sql/index',
  'bullmq/index',
  'testing/index',
  'opentelemetry/index',
  'prometheus/index',
];

/** The API reference, from the docstrings of what each entry point exports. A link that leads nowhere is an error. */
async function makeReference(out) {
  const entryPoints = ENTRIES.map((entry) => `lib/${entry}.ts`).filter((file) =>
    existsSync(join(ROOT, file)),
  );
  const app = await Application.bootstrap(
    {
      entryPoints: [...entryPoints, 'emulator/src/index.ts'].map((file) => join(ROOT, file)),
      tsconfig: join(ROOT, 'tsconfig.json'),
      name: 'nestjs-apps-in-toss',
      readme: 'none',
      skipErrorChecking: true, // `npm run typecheck` does that
      excludeInternal: true,
      excludePrivate: true,
      excludeExternals: true,
      disableSources: true,
      disableGit: true,
      hideGenerator: true,
      githubPages: false,
      validation: { notExported: false, invalidLink: true, invalidPath: false, notDocumented: false },
      blockTags: [
        '@param',
        '@returns',
        '@throws',
        '@default',
        '@defaultValue',
        '@example',
        '@see',
        '@deprecated',
        '@typeParam',
        '@template',
        '@remarks',
      ],
      modifierTags: ['@publicApi', '@publicShape', '@internal', '@experimental', '@readonly'],
      navigationLinks: { 한국어: '/index.html', English: '/en/index.html' },
      logLevel: 'Warn',
    },
    [new TSConfigReader()],
  );
  const project = await app.convert();
  if (!project) throw new Error('TypeDoc made nothing of the entry points.');
  await app.generateDocs(project, out);
  if (app.logger.hasErrors()) throw new Error('TypeDoc met errors.');
}

const [, , out] = process.argv;
await makeReference(out);
