import type { AppsInTossModuleOptions } from '../options/apps-in-toss-options.interface.js';
import { toCertificateSource } from '../certificate/sources/to-certificate-source.js';
import type { StoreSource } from '../certificate/sources/store-source.interface.js';
import { readTrustedAuthorities } from '../certificate/opening/trusted-authorities.js';
import type { ConfigProblem } from '../foundation/apps-in-toss-config.error.js';
import { AppsInTossError } from '../foundation/apps-in-toss.error.js';
import type { Clock } from '../foundation/clock.js';
import { checkOptions } from '../options/checks/check-options.js';
import { loadOnce } from './load-once.js';
import { sourceOf } from '../options/sealing/source-of.js';

/** What is known before anything is built. @internal */
export interface StartFacts {
  readonly problems: readonly ConfigProblem[];
  readonly errors: readonly AppsInTossError[];
  readonly source: StoreSource;
  /** Extra authorities as PEM. */
  readonly ca: string | undefined;
}

/**
 * Reads what can be read before the start, and collects everything that is wrong, so that one start tells it all.
 *
 * @internal
 */
export async function startFacts(options: AppsInTossModuleOptions, clock: Clock): Promise<StartFacts> {
  const problems = checkOptions(options);
  const { source } = sourceOf(options?.certificate);
  const authorities = await trustedAuthorities(options, problems);
  const isBroken = problems.length > 0 || authorities.error !== undefined;
  // A start that fails anyway looks at the certificates all the same: they may be the second thing to mend.
  const certificateErrors = isBroken && source ? await loadOnce(source, authorities.ca, clock) : [];
  return {
    problems,
    errors: [...(authorities.error ? [authorities.error] : []), ...certificateErrors],
    source: source ?? nothingYet(),
    ca: authorities.ca,
  };
}

async function trustedAuthorities(
  options: AppsInTossModuleOptions,
  problems: readonly ConfigProblem[],
): Promise<{ ca?: string; error?: AppsInTossError }> {
  const { ca } = options ?? {};
  if (ca === undefined || problems.some(({ option }) => option === 'ca')) return {};
  try {
    return { ca: await readTrustedAuthorities(ca) };
  } catch (error) {
    if (error instanceof AppsInTossError) return { error };
    throw error;
  }
}

/** For a lenient start before there is any certificate. */
function nothingYet(): StoreSource {
  return toCertificateSource({ load: async () => [] });
}
