import { jestSettings } from '../../tools/testing/jest-settings.mjs';

/** The emulator's own tests: `npm run test:emulator`. */
export default {
  rootDir: '../..',
  ...jestSettings,
  maxWorkers: '100%',
  testMatch: ['<rootDir>/emulator/test/**/*.spec.ts'],
  testTimeout: 20_000,
};
