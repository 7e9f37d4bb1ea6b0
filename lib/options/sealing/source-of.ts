import { AppsInTossCertificateError } from '../../certificate/faults/certificate.error.js';
import {
  type SourceVariables,
  toCertificateSource,
} from '../../certificate/sources/to-certificate-source.js';
import type { StoreSource } from '../../certificate/sources/store-source.interface.js';
import type { ConfigProblem } from '../../foundation/apps-in-toss-config.error.js';

/** The source behind the option `certificate`, or what is wrong with it. @internal */
export function sourceOf(
  option: unknown,
  variables?: SourceVariables,
): { source?: StoreSource; problem?: ConfigProblem } {
  try {
    return { source: toCertificateSource(option, undefined, variables) };
  } catch (error) {
    if (!(error instanceof AppsInTossCertificateError)) throw error;
    const { code, message, hint } = error;
    return { problem: { option: error.option ?? 'certificate', code, message, hint } };
  }
}
