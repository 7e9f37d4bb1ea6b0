import base from '../../../jest.config.js';

const { moduleNameMapper, transform, extensionsToTreatAsEsm } = base.projects[0];

process.env['FAULT_SCHEDULES'] ??= '10000';

/** The large figures of the transport: `npm run soak:faults`. Ten minutes; the slices are part of `npm test`. */
export default {
  rootDir: '../../..',
  testEnvironment: 'node',
  moduleNameMapper,
  transform,
  extensionsToTreatAsEsm,
  testMatch: ['<rootDir>/test/faults/**/*.spec.ts'],
  testTimeout: 60_000,
};
