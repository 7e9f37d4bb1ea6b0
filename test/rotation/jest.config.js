import { jestSettings } from '../../tools/testing/jest-settings.mjs';

/** Takes the machine for itself for a while, so it is no part of the ordinary projects. Started by `run.mjs`. */
export default {
  rootDir: '../..',
  ...jestSettings,
  // Other servers have to be installed: they are part of the soak.
  testMatch: [
    '<rootDir>/test/rotation/*.spec.ts',
    ...(process.env.SOAK ? ['<rootDir>/test/rotation/*.soak.ts'] : []),
  ],
  testTimeout: process.env.SOAK ? 3_600_000 : 60_000,
  reporters: ['default', '<rootDir>/test/servers/rig/last-line.reporter.mjs'],
};
