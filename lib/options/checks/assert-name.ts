import { AppsInTossConfigError } from '../../foundation/apps-in-toss-config.error.js';
import { invalidOption } from './option-problems.js';

/** @throws AppsInTossConfigError for a name that cannot be injected by @internal */
export function assertName(name: unknown): void {
  if (name === undefined || (typeof name === 'string' && name.trim() !== '')) return;
  const expected = {
    ko: 'name을 빼거나 비어 있지 않은 문자열을',
    en: 'a text that is not empty, or left out',
  };
  throw new AppsInTossConfigError([invalidOption('name', expected)], 'AppsInTossModule cannot be registered');
}
