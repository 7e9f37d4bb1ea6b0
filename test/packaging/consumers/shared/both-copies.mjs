// One process that has the package twice: once imported, once required by an older dependency.
import { createRequire } from 'node:module';
import * as imported from 'nestjs-apps-in-toss';

const required = createRequire(import.meta.url)('nestjs-apps-in-toss');
const hint = { ko: '', en: '' };
const problems = [{ option: 'certificate', code: 'AIT_CONFIG_MISSING', message: 'is missing', hint }];

const seenFrom = (copy, error) => ({
  base: error instanceof copy.AppsInTossError,
  same: error instanceof copy.AppsInTossConfigError,
  other: error instanceof copy.AppsInTossApiError,
  guard: copy.isAppsInTossError(error),
});
console.log(
  JSON.stringify({
    oneCopy: imported.AppsInTossError === required.AppsInTossError,
    importedSeenByRequired: seenFrom(required, new imported.AppsInTossConfigError(problems)),
    requiredSeenByImported: seenFrom(imported, new required.AppsInTossConfigError(problems)),
    plainError: seenFrom(imported, new Error('plain')),
  }),
);
