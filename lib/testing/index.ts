// The public surface of `nestjs-apps-in-toss/testing`, name by name.
export {
  AppsInTossTestingModule,
  type AppsInTossTestingModuleOptions,
  emulatorOf,
  InjectEmulator,
} from './apps-in-toss-testing.module.js';
export {
  appsInTossMatchers,
  type AppsInTossMatchers,
  type ExpectedCharge,
  type ExpectedGrant,
  type ExpectedMessage,
  type ExpectedRefund,
  type MatcherResult,
} from './matchers.js';
export { type ClientStubs, stubAppsInTossClient, type StubsOf } from './stub-client.js';
