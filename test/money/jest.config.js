import { jestSettings } from '../../tools/testing/jest-settings.mjs';

/** What becomes of money under faults: `npm run test:money`, and `npm run soak:money` for large figures. */
export default {
  rootDir: '../..',
  ...jestSettings,
  testMatch: ['<rootDir>/test/money/**/*.spec.ts'],
  globalSetup: '<rootDir>/test/money/process/assert-node.mjs',
  testTimeout: 24 * 3_600_000,
};
