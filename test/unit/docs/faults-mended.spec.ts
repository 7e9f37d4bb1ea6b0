import { access } from 'node:fs/promises';
import { prose } from './markdown-pages.js';

describe('docs/faults-mended.md', () => {
  const named = prose('docs/faults-mended.md').match(/`[a-z0-9-]+\/[^`\s]+\.(?:spec|e2e-spec)\.ts`/g) ?? [];

  it('names tests that are there', async () => {
    const paths = [...new Set(named.map((each) => `test/${each.slice(1, -1)}`))];
    expect(paths.length).toBeGreaterThan(40);
    const looks = await Promise.allSettled(paths.map((path) => access(path)));
    expect(paths.filter((_, index) => looks[index]?.status === 'rejected')).toEqual([]);
  });
});
