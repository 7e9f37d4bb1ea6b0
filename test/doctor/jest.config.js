import { jestSettings } from '../../tools/testing/jest-settings.mjs';

/** `apps-in-toss doctor` on a healthy project and on damaged ones, against an emulator: too long for the ordinary projects. */
export default {
  rootDir: '../..',
  ...jestSettings,
  testMatch: ['<rootDir>/test/doctor/*.spec.ts'],
};
