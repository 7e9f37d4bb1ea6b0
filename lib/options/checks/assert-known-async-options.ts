import { AppsInTossConfigError } from '../../foundation/apps-in-toss-config.error.js';
import { unknownOption } from './option-problems.js';

const KNOWN = [
  'imports',
  'inject',
  'isGlobal',
  'name',
  'provideInjectionTokensFrom',
  'useClass',
  'useExisting',
  'useFactory',
];

/** @throws AppsInTossConfigError for keys that `forRootAsync` does not take @internal */
export function assertKnownAsyncOptions(options: object): void {
  const problems = Object.keys(options)
    .filter((key) => !KNOWN.includes(key))
    .map((key) => unknownOption(key, KNOWN));
  if (problems.length > 0)
    throw new AppsInTossConfigError(problems, 'AppsInTossModule.forRootAsync() cannot be used');
}
