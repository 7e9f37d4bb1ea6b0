import { fileURLToPath } from 'node:url';
import { base, onNest } from '../../jest.config.js';

const rootDir = fileURLToPath(new URL('../..', import.meta.url));

/** The specs that must hold with the other versions we accept: `npm run test:majors`. */
export default {
  rootDir,
  maxWorkers: '100%',
  testTimeout: 20_000,
  projects: [
    ...[10, 11].map((major) => ({
      ...onNest(major, base),
      rootDir,
      displayName: `e2e-nest-${major}`,
      testMatch: ['<rootDir>/test/e2e/**/*.e2e-spec.ts', '<rootDir>/test/leaks/key-leaks.spec.ts'],
    })),
    {
      // What keeps the certificate in must hold with the oldest axios we accept as well.
      ...base,
      rootDir,
      displayName: 'axios-oldest',
      testMatch: [
        '<rootDir>/test/unit/transport/connection/confinement.spec.ts',
        '<rootDir>/test/unit/transport/refusal/failover.spec.ts',
        '<rootDir>/test/unit/transport/axios/**/*.spec.ts',
      ],
      moduleNameMapper: {
        ...base.moduleNameMapper,
        '^axios$': '<rootDir>/node_modules/axios-oldest/index.js',
      },
    },
  ],
};
