import { readFile } from 'node:fs/promises';
import { createConfig, lint } from '@redocly/openapi-core';

const folder = new URL('../../emulator/', import.meta.url);

it('openapi.yaml lints clean by the recommended rules', async () => {
  const config = await createConfig({ extends: ['recommended'] });
  const problems = await lint({ ref: new URL('openapi.yaml', folder).pathname, config });
  expect(problems.map(({ ruleId, message, location }) => [ruleId, message, location[0]?.pointer])).toEqual(
    [],
  );
});

it('the types of operations are those of openapi.yaml: `npm run contract` would change nothing', async () => {
  const [generator, file] = ['../../tools/contract/generate.mjs', 'src/contract/schema.generated.ts'];
  const { files } = (await import(generator)) as { files: Record<string, () => Promise<string>> };
  expect(await readFile(new URL(file, folder), 'utf8')).toBe(await files[file]?.());
});
