import { fileURLToPath } from 'node:url';
import { base } from '../../jest.config.js';

const rootDir = fileURLToPath(new URL('../..', import.meta.url));
const [pattern, [, options]] = Object.entries(base.transform)[0];
/** The ordinary suites, with the mutant of `MUTANT` in their sources. */
export default {
  ...base,
  rootDir,
  transform: { [pattern]: ['<rootDir>/tools/mutate/transform.cjs', options] },
  bail: 1,
  testTimeout: 10_000,
  // Which lines a spec runs is asked of it once, without a mutant.
  collectCoverageFrom: ['lib/{transport,certificate}/**/*.ts'],
  testMatch: ['<rootDir>/test/unit/**/*.spec.ts', '<rootDir>/test/e2e/**/*.e2e-spec.ts'],
};
