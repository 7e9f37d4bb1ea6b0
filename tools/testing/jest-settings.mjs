import { base } from '../../jest.config.js';

/** How the ordinary projects read sources, for suites that are not among them. */
export const jestSettings = base;
