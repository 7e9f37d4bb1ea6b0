import { jestSettings } from '../../tools/testing/jest-settings.mjs';

/** A slice of the random faults on the wire: `npm run test:faults`. */
export default {
  rootDir: '../..',
  ...jestSettings,
  testMatch: ['<rootDir>/test/faults/*.spec.ts'],
  testTimeout: 60_000,
};
