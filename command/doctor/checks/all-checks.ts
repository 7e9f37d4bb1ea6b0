import type { Check } from '../check.js';
import { CERTIFICATE_PROBLEM_CHECKS } from './certificate-problems.js';
import { CERTIFICATE_CHECKS } from './certificate.js';
import { CODE_CHECKS } from './code.js';
import { DECRYPTION_CHECKS } from './decryption.js';
import { ENVIRONMENT_CHECKS } from './environment.js';
import { NETWORK_CHECKS } from './network.js';
import { PROCESS_CHECKS } from './process.js';
import { VERSION_CHECKS } from './versions.js';

/** Every check, in the order of its code. A new one goes to the end: a code is never given twice. */
export const ALL_CHECKS: readonly Check[] = [
  ...VERSION_CHECKS,
  ...ENVIRONMENT_CHECKS,
  ...CERTIFICATE_PROBLEM_CHECKS,
  ...CERTIFICATE_CHECKS,
  ...NETWORK_CHECKS,
  ...PROCESS_CHECKS,
  ...DECRYPTION_CHECKS,
  ...CODE_CHECKS,
];
