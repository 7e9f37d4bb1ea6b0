import { jestSettings } from '../../tools/testing/jest-settings.mjs';

/**
 * Branch coverage of what decides about money: retries, reconciliation, journals and grants, by the suites that are about
 * them. `npm run coverage:money` fails below 100 %.
 */
export default {
  rootDir: '../..',
  ...jestSettings,
  testTimeout: 60_000,
  testMatch: [
    '<rootDir>/test/unit/api/{call,journal,money,pay,promotion}/**/*.spec.ts',
    '<rootDir>/test/unit/{sql,redis}/**/*.spec.ts',
    '<rootDir>/test/money/grant-rules.spec.ts',
  ],
  collectCoverage: true,
  coverageProvider: 'v8',
  coverageDirectory: '<rootDir>/coverage/money',
  coverageReporters: ['text', 'json'],
  collectCoverageFrom: [
    'lib/api/promotion/**/*.ts',
    'lib/api/journal/**/*.ts',
    'lib/api/money/**/*.ts',
    'lib/api/call/{call-failure,operation-attempts,operation-class,operation-runner,pause,retry-budget,retry-plan}.ts',
    'lib/api/pay/{payment-settling,payment-verdict,settled-payments,inner-failure}.ts',
    'lib/{sql,redis}/**/*.ts',
    '!**/index.ts',
    '!**/*.interface.ts',
    '!lib/api/journal/journal-code.ts', // types only
  ],
  coverageThreshold: { global: { branches: 100 } },
};
