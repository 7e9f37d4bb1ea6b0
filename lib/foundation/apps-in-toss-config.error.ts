import { AppsInTossError, registerError } from './apps-in-toss.error.js';
import type { ConfigCode } from './config-code.js';
import type { Hint } from './hint.interface.js';

const SEVERAL: ConfigCode = 'AIT_CONFIG_INVALID';

/**
 * One thing that is wrong with a configuration.
 *
 * @publicApi
 */
export interface ConfigProblem<Code extends string = string> {
  /** The option by its full name, such as `certificate.key`. */
  readonly option: string;
  /** Stable code, such as `AIT_CONFIG_UNKNOWN_OPTION` or `AIT_CERT_EXPIRED`. */
  readonly code: Code;
  /** What is wrong and what was expected. Never the value. */
  readonly message: string;
  readonly hint: Hint;
}

/**
 * The options are not usable. Thrown at start, with all problems at once; no value is echoed.
 *
 * @publicApi
 */
export class AppsInTossConfigError extends AppsInTossError {
  /** Every problem found, in the order of the options. */
  readonly problems: readonly ConfigProblem[];

  constructor(
    problems: readonly ConfigProblem[],
    subject = 'The options of AppsInTossModule are not usable',
  ) {
    const [first] = problems;
    super({
      code: problems.length === 1 && first ? first.code : SEVERAL,
      message: `${subject}:\n${problems.map((problem) => `  - ${problem.option}: ${problem.message}`).join('\n')}`,
      hint: {
        ko: advice(problems, 'ko'),
        en: advice(problems, 'en'),
      },
      outcome: 'not-sent',
    });
    this.problems = problems;
  }

  override toJSON(): Record<string, unknown> {
    return { ...super.toJSON(), problems: this.problems };
  }
}

/** Each advice once, after the options that it is for. */
function advice(problems: readonly ConfigProblem[], language: keyof Hint): string {
  const options = new Map<string, Set<string>>();
  for (const { option, hint } of problems)
    options.set(hint[language], (options.get(hint[language]) ?? new Set()).add(option));
  return [...options].map(([text, names]) => `${[...names].join(', ')}: ${text}`).join('\n');
}

registerError(AppsInTossConfigError, 'AppsInTossConfigError');
