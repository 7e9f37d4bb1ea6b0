import { jestSettings } from '../../tools/testing/jest-settings.mjs';

/** Every way out for a key, and every value that could take one: `npm run test:leaks`. */
export default {
  rootDir: '../..',
  ...jestSettings,
  maxWorkers: '100%',
  testMatch: ['<rootDir>/test/leaks/*.spec.ts'],
  testTimeout: 20_000,
};
