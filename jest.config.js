const nest11 = '<rootDir>/test/nest-11/node_modules';

/** Sources say `./x.js` and files are `.ts`; the packages of this repository are tested from source. */
const sources = {
  '^nestjs-apps-in-toss$': '<rootDir>/lib/index.ts',
  '^nestjs-apps-in-toss/(redis|sql|bullmq|testing)$': '<rootDir>/lib/$1/index.ts',
  '^apps-in-toss-emulator$': '<rootDir>/emulator/src/index.ts',
  '^(\\.{1,2}/.*)\\.js$': '$1',
};

const base = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: sources,
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          keepClassNames: true,
        },
        module: { type: 'es6' },
      },
    ],
  },
};

export default {
  // Most of a run is handshakes and key pairs: with a worker per core it takes half the time.
  maxWorkers: '100%',
  coverageProvider: 'v8',
  collectCoverageFrom: ['lib/**/*.ts', '!lib/**/index.ts', '!lib/**/*.interface.ts'],
  testTimeout: 20_000,
  projects: [
    { ...base, displayName: 'unit', testMatch: ['<rootDir>/test/unit/**/*.spec.ts'] },
    {
      // What keeps the certificate in must hold with the oldest axios we accept as well.
      ...base,
      displayName: 'axios-oldest',
      testMatch: [
        '<rootDir>/test/unit/transport/connection/confinement.spec.ts',
        '<rootDir>/test/unit/transport/refusal/failover.spec.ts',
        '<rootDir>/test/unit/transport/axios/**/*.spec.ts',
      ],
      moduleNameMapper: { ...sources, '^axios$': '<rootDir>/node_modules/axios-oldest/index.js' },
    },
    { ...base, displayName: 'faults', testMatch: ['<rootDir>/test/faults/*.spec.ts'] },
    { ...base, displayName: 'emulator', testMatch: ['<rootDir>/emulator/test/**/*.spec.ts'] },
    { ...base, displayName: 'e2e-nest-12', testMatch: ['<rootDir>/test/e2e/**/*.e2e-spec.ts'] },
    {
      ...base,
      displayName: 'e2e-nest-11',
      testMatch: ['<rootDir>/test/e2e/**/*.e2e-spec.ts'],
      moduleNameMapper: { ...sources, '^@nestjs/([^/]+)$': `${nest11}/@nestjs/$1` },
    },
  ],
};
