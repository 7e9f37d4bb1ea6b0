#!/usr/bin/env node
import { commandOptions } from './command-options.js';
import type { CommandOptions } from './command-options.js';
import { UsageError } from './usage.error.js';
import { packageVersion } from './version.js';
import { wordsOf } from './words.js';

try {
  await run(commandOptions(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

async function run(options: CommandOptions): Promise<void> {
  const words = wordsOf(options);
  if (options.help) return console.log(words.help);
  if (options.version) return console.log(packageVersion());
  const [subcommand] = options.words;
  if (subcommand !== undefined) {
    const { runSubcommand } = await import('./subcommand.js');
    return runSubcommand(options);
  }
  // Said before the rest is loaded, which takes longer than everything until here.
  if (!options.json) console.log(words.starting(packageVersion()));
  const { serve } = await import('./serve.js');
  await serve(options, words);
}
