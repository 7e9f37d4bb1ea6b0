import { fileURLToPath } from 'node:url';
import { onNest } from '../../jest.config.js';
import { jestSettings } from '../../tools/testing/jest-settings.mjs';

/** Every sample, from end to end against the emulator: `npm run test:samples`. */
const rootDir = fileURLToPath(new URL('../..', import.meta.url));
const samples = { rootDir, ...jestSettings };
const [pattern, [transformer, settings]] = Object.entries(samples.transform)[0];

export default {
  rootDir,
  testTimeout: 60_000,
  projects: [
    {
      ...samples,
      displayName: 'samples',
      testMatch: ['<rootDir>/sample/*/test/*.spec.ts'],
      testPathIgnorePatterns: ['/node_modules/', '/nest-11-commonjs/'],
    },
    {
      // As its users run it: the Nest of test/nest-11, and CommonJS from end to end.
      ...onNest(11, samples),
      displayName: 'nest-11-commonjs',
      extensionsToTreatAsEsm: [],
      transform: { [pattern]: [transformer, { ...settings, module: { type: 'commonjs' } }] },
      testMatch: ['<rootDir>/sample/nest-11-commonjs/test/*.spec.ts'],
    },
  ],
  maxWorkers: '100%',
  reporters: ['default', '<rootDir>/test/servers/rig/last-line.reporter.mjs'],
};
