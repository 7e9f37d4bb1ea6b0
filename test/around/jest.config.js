import { jestSettings } from '../../tools/testing/jest-settings.mjs';

/** What people put around the package, in processes of their own on the built package: `npm run test:around`. */
export default {
  rootDir: '../..',
  ...jestSettings,
  testMatch: ['<rootDir>/test/around/*.spec.ts'],
  testTimeout: 60_000,
};
