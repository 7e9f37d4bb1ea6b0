import { findPairs, type PairPlace, pairsOfEnvironment } from '../certificates/find-pairs.js';
import { envFilesOf, projectEnvironment } from '../project/environment.js';
import type { Shell } from '../shell/shell.js';
import type { Invocation } from '../shell/subcommand.js';

/** The pairs that a command line means: of a path, or else of the environment. */
export async function placesOf(
  path: string | undefined,
  values: Invocation['values'],
  shell: Shell,
): Promise<PairPlace[]> {
  const { key } = values;
  if (path !== undefined) return findPairs(path, shell.cwd, typeof key === 'string' ? key : undefined);
  const environment = await projectEnvironment(shell, envFilesOf(values['env-file']));
  return pairsOfEnvironment(environment.values, shell.cwd);
}
