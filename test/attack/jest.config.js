import { jestSettings } from '../../tools/testing/jest-settings.mjs';

/** Whoever means harm, at random: a slice is `npm run test:attack`, large figures are `npm run soak:attack`. */
export default {
  rootDir: '../..',
  ...jestSettings,
  maxWorkers: '100%',
  testMatch: ['<rootDir>/test/attack/*.spec.ts'],
  testTimeout: 60_000 * Number(process.env['ATTACK_ROUNDS'] ?? 1),
};
