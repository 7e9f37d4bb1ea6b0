import { availableParallelism } from 'node:os';

/** Sources say `./x.js` and files are `.ts`; the packages of this repository are tested from source. */
const sources = {
  '^nestjs-apps-in-toss$': '<rootDir>/lib/index.ts',
  '^nestjs-apps-in-toss/(redis|sql|bullmq|testing|prometheus|opentelemetry)$': '<rootDir>/lib/$1/index.ts',
  '^apps-in-toss-emulator$': '<rootDir>/emulator/src/index.ts',
  '^(\\.{1,2}/.*)\\.js$': '$1',
};

/** How every suite of this repository reads its sources. */
export const base = {
  testEnvironment: '<rootDir>/tools/testing/node-environment.mjs',
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

/** The same with the Nest of `test/nest-10` or `test/nest-11`. */
export function onNest(major, settings) {
  const nest = `<rootDir>/test/nest-${major}/node_modules/@nestjs/$1`;
  return { ...settings, moduleNameMapper: { ...settings.moduleNameMapper, '^@nestjs/([^/]+)$': nest } };
}

export default {
  // A worker waits a third of its time, for a file, a time limit or the other end: so there are three for two cores.
  maxWorkers: Math.ceil(availableParallelism() * 1.5),
  coverageProvider: 'v8',
  collectCoverageFrom: ['lib/**/*.ts', '!lib/**/index.ts', '!lib/**/*.interface.ts'],
  testTimeout: 20_000,
  projects: [
    { ...base, displayName: 'unit', testMatch: ['<rootDir>/test/unit/**/*.spec.ts'] },
    { ...base, displayName: 'e2e', testMatch: ['<rootDir>/test/e2e/**/*.e2e-spec.ts'] },
  ],
};
