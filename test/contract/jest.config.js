import { jestSettings } from '../../tools/testing/jest-settings.mjs';

/** openapi.yaml of the emulator, held against everything that is made from it: too long for the ordinary projects. */
export default {
  rootDir: '../..',
  ...jestSettings,
  testMatch: ['<rootDir>/test/contract/*.spec.ts'],
  testTimeout: 120_000,
};
