import base from '../../jest.config.js';

const { moduleNameMapper, transform, extensionsToTreatAsEsm } = base.projects[0];

/** Real servers, outside the ordinary projects: they have to be installed first. */
export default {
  rootDir: '../..',
  testEnvironment: 'node',
  moduleNameMapper,
  transform,
  extensionsToTreatAsEsm,
  testMatch: ['<rootDir>/test/servers/*.spec.ts'],
  testTimeout: 20_000,
  reporters: ['default', '<rootDir>/test/servers/rig/last-line.reporter.mjs'],
};
