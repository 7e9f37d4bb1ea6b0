import { jestSettings } from '../../tools/testing/jest-settings.mjs';

/** Journals, queues and rate limits on the real thing, outside the ordinary projects: it has to be installed first. */
export default {
  rootDir: '../..',
  ...jestSettings,
  testMatch: ['<rootDir>/test/services/*.spec.ts'],
  globalSetup: '<rootDir>/test/services/rig/assert-installed.mjs',
  testTimeout: 150_000,
  maxWorkers: 2,
  reporters: ['default', '<rootDir>/test/servers/rig/last-line.reporter.mjs'],
};
