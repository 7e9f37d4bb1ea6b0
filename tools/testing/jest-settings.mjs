import base from '../../jest.config.js';

const { testEnvironment, extensionsToTreatAsEsm, moduleNameMapper, transform } = base.projects[0];

/** How the ordinary projects read sources, for suites that are not among them. */
export const jestSettings = { testEnvironment, extensionsToTreatAsEsm, moduleNameMapper, transform };
