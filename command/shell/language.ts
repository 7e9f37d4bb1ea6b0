import type { Language } from './text.js';
import { UsageError } from './usage.error.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** `--lang`, or else the locale of the terminal: English where that is English, Korean everywhere else. */
export function languageOf(given: string | undefined, environment: Environment): Language {
  if (given === 'ko' || given === 'en') return given;
  if (given !== undefined) {
    throw new UsageError({
      ko: `--lang에는 ko나 en만 쓸 수 있어요: ${given}`,
      en: `--lang takes ko or en, not ${given}`,
    });
  }
  // The order of POSIX: the first that is set decides.
  const locale = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
  return /^en(?![a-z])/i.test(locale) ? 'en' : 'ko';
}
