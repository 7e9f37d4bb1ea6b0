import { jestSettings } from '../../tools/testing/jest-settings.mjs';

/** Real servers, outside the ordinary projects: they have to be installed first. */
export default {
  rootDir: '../..',
  ...jestSettings,
  testMatch: ['<rootDir>/test/servers/*.spec.ts'],
  testTimeout: 20_000,
  reporters: ['default', '<rootDir>/test/servers/rig/last-line.reporter.mjs'],
};
