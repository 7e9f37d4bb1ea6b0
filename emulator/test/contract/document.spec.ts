import { readFile } from 'node:fs/promises';
import { operations } from '../../src/contract/operations.generated.js';
import { useEmulator } from '../helpers/setup.js';

describe('openapi.yaml', () => {
  const app = useEmulator();

  it('is what requests are held against: `npm run contract` would change nothing', async () => {
    const [generator, file] = [
      '../../../tools/contract/generate.mjs',
      'src/contract/operations.generated.ts',
    ];
    const { files } = (await import(generator)) as { files: Record<string, () => Promise<string>> };
    expect(await readFile(new URL(`../../${file}`, import.meta.url), 'utf8')).toBe(await files[file]?.());
  });

  it.each(operations.map(({ id, host, method, path }) => [id, host, method, path] as const))(
    '%s is served',
    async (_, host, method, path) => {
      expect((await app.call(method, path, { host, userKey: 1 })).status).not.toBe(404);
    },
  );
});
