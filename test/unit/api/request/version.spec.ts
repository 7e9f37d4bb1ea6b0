import { readFileSync } from 'node:fs';
import { VERSION } from '../../../../lib/api/request/version.js';

it('VERSION is the version of the package', () => {
  const manifest = JSON.parse(readFileSync(new URL('../../../../package.json', import.meta.url), 'utf8'));
  expect(VERSION).toBe(manifest.version);
});
