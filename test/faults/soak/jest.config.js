import { jestSettings } from '../../../tools/testing/jest-settings.mjs';

process.env['FAULT_SCHEDULES'] ??= '10000';

/** The large figures of the transport: `npm run soak:faults`. Ten minutes; a slice is `npm run test:faults`. */
export default {
  rootDir: '../../..',
  ...jestSettings,
  testMatch: ['<rootDir>/test/faults/**/*.spec.ts'],
  testTimeout: 60_000,
};
