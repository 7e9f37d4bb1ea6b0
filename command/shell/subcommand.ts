import type { ParseArgsConfig } from 'node:util';
import type { ExitCode } from './exit-code.js';
import type { Shell } from './shell.js';
import type { Text } from './text.js';

/** Options as `util.parseArgs` takes them. */
export type OptionTable = NonNullable<ParseArgsConfig['options']>;

/** The command line of a subcommand, read. */
export interface Invocation {
  readonly positionals: readonly string[];
  readonly values: Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;
  readonly shell: Shell;
}

/** What a subcommand's module exports. It is loaded when it is called, so that the others cost nothing. */
export interface Subcommand {
  /** The page that `--help` prints. */
  readonly help: Text;
  /** Its own options, beside `--json`, `--lang` and `--help`. */
  readonly options: OptionTable;
  /** How many words may stand after its name. */
  readonly arguments: { readonly least: number; readonly most: number };
  run(invocation: Invocation): Promise<ExitCode>;
}
