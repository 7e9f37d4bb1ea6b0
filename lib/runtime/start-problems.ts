import { AppsInTossCertificateError } from '../certificate/faults/certificate.error.js';
import { AppsInTossConfigError, type ConfigProblem } from '../foundation/apps-in-toss-config.error.js';
import type { AppsInTossError } from '../foundation/apps-in-toss.error.js';

/**
 * Ends the start when something is wrong. One certificate problem is thrown as it is; several problems, of whatever
 * kind, are thrown together.
 *
 * @throws AppsInTossConfigError | AppsInTossCertificateError
 * @internal
 */
export function throwStartProblems(
  problems: readonly ConfigProblem[],
  errors: readonly AppsInTossError[],
): void {
  const [only] = errors;
  if (only && errors.length === 1 && problems.length === 0) throw only;
  const all = [...problems, ...errors.map(asProblem)];
  if (all.length > 0) throw new AppsInTossConfigError(all);
}

function asProblem(error: AppsInTossError): ConfigProblem {
  const option = (error instanceof AppsInTossCertificateError && error.option) || 'certificate';
  return { option, code: error.code, message: error.message, hint: error.hint };
}
