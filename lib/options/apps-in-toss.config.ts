import { registerAs } from '@nestjs/config';
import type { AppsInTossModuleOptions } from './apps-in-toss-options.interface.js';
import { optionsFromEnvironment } from './environment/options-from-environment.js';
import { withEnvironmentFacts } from './environment/environment-facts.js';
import { sealOptions } from './sealing/seal-options.js';

/**
 * The options from environment variables, as a namespace of `@nestjs/config`:
 * `APPS_IN_TOSS_CERT`, `APPS_IN_TOSS_KEY`, `APPS_IN_TOSS_KEY_PASSPHRASE` or `APPS_IN_TOSS_CERT_DIR`,
 * `APPS_IN_TOSS_API_BASE_URL`, `APPS_IN_TOSS_PAY_BASE_URL`, `APPS_IN_TOSS_CA`, `APPS_IN_TOSS_DECRYPTION_KEY` and
 * `APPS_IN_TOSS_DECRYPTION_AAD`; each value a path, PEM text or base64, recognised from its content. The names in use
 * in other code bases are read where none of the above is set. An empty variable counts as not set.
 *
 * @example
 * AppsInTossModule.forRootAsync(appsInTossConfig.asProvider())
 *
 * @publicApi
 */
export const appsInTossConfig = registerAs<AppsInTossModuleOptions>('appsInToss', () => {
  const reading = optionsFromEnvironment(process.env);
  return withEnvironmentFacts(sealOptions(reading.options, reading.variables), reading);
});
