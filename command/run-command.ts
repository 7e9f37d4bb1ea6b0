import type { Clock } from '../lib/foundation/clock.js';
import { COMMANDS } from './commands.js';
import { helpPage } from './help.js';
import { readArguments, splitCommand } from './shell/command-line.js';
import type { ExitCode } from './shell/exit-code.js';
import { languageOf } from './shell/language.js';
import { paintFor } from './shell/paint.js';
import type { Shell } from './shell/shell.js';
import type { Subcommand } from './shell/subcommand.js';
import { UsageError } from './shell/usage.error.js';

/** What the command has of its process. */
export interface Surroundings {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isTerminal: boolean;
  /** Default the clock of this machine. */
  readonly now?: Clock;
  version(): string;
  write(text: string): void;
  writeError(text: string): void;
}

/** Runs one command line. It never throws: what goes wrong is said, and becomes the exit code. */
export async function runCommand(args: readonly string[], around: Surroundings): Promise<ExitCode> {
  const shell = shellFor(args, around);
  try {
    return await dispatch(args, shell, around);
  } catch (error) {
    return sayFailure(error, shell);
  }
}

async function dispatch(args: readonly string[], shell: Shell, around: Surroundings): Promise<ExitCode> {
  const { name, rest } = splitCommand(args, (word) => Object.hasOwn(COMMANDS, word));
  if (name === undefined) {
    const { values } = readArguments(rest, {});
    languageOf(text(values.lang), around.env);
    shell.say(values.version ? around.version() : helpPage(COMMANDS, shell.language, shell.paint));
    return values.version || values.help ? 0 : 2;
  }
  const entry = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!entry) return unknownCommand(name, rest, shell);
  const command = await entry.load();
  const { values, positionals } = readArguments(rest, command.options);
  languageOf(text(values['lang']), around.env);
  if (values['help']) {
    shell.say(command.help[shell.language]);
    return 0;
  }
  checkCount(name, command, positionals.length);
  return command.run({ positionals, values, shell });
}

/** `cert` alone asks what there is under that name; anything else is a slip. */
function unknownCommand(name: string, rest: readonly string[], shell: Shell): ExitCode {
  const group = Object.fromEntries(Object.entries(COMMANDS).filter(([each]) => each.startsWith(`${name} `)));
  const isGroup = Object.keys(group).length > 0;
  if (isGroup && (rest.includes('--help') || rest.includes('-h'))) {
    shell.say(helpPage(group, shell.language, shell.paint));
    return 0;
  }
  const problem = isGroup
    ? { ko: `${name} 뒤에 무엇을 할지 적어 주세요`, en: `${name}: say what to do with it` }
    : { ko: `모르는 명령이에요: ${name}`, en: `Unknown command: ${name}` };
  if (shell.json) shell.tell({ error: { message: shell.in(problem) } });
  shell.note(
    `${shell.in(problem)}\n\n${helpPage(isGroup ? group : COMMANDS, shell.language, (_, it) => it)}`,
  );
  return 2;
}

function checkCount(name: string, { arguments: { least, most } }: Subcommand, count: number): void {
  if (count >= least && count <= most) return;
  const help = `apps-in-toss ${name} --help`;
  throw new UsageError(
    count < least
      ? { ko: `인자가 모자라요. 사용법: ${help}`, en: `An argument is missing. See: ${help}` }
      : { ko: `인자가 너무 많아요. 사용법: ${help}`, en: `Too many arguments. See: ${help}` },
  );
}

/** Read before the rest, so that an error in the rest is said in the right way. */
function shellFor(args: readonly string[], around: Surroundings): Shell {
  const given = args.find((arg, index) => arg.startsWith('--lang=') || args[index - 1] === '--lang');
  const asked = given?.replace('--lang=', '');
  const language = languageOf(asked === 'ko' || asked === 'en' ? asked : undefined, around.env);
  return {
    language,
    json: args.includes('--json'),
    paint: paintFor(around.isTerminal, around.env),
    isTerminal: around.isTerminal,
    cwd: around.cwd,
    env: around.env,
    now: around.now ?? (() => new Date()),
    in: (words) => words[language],
    say: (line) => around.write(`${line}\n`),
    note: (line) => around.writeError(`${line}\n`),
    tell: (value) => around.write(`${JSON.stringify(value, undefined, 2)}\n`),
  };
}

function sayFailure(error: unknown, shell: Shell): ExitCode {
  const { code, hint } = error as { code?: string; hint?: { ko: string; en: string } };
  const message = error instanceof UsageError ? shell.in(error.text) : String((error as Error).message);
  if (shell.json) {
    shell.tell({ error: { ...(code && { code }), message, ...(hint && { hint: shell.in(hint) }) } });
  } else {
    shell.note(code && !message.includes(code) ? `${code}: ${message}` : message);
    if (hint) shell.note(shell.in(hint));
  }
  return 2;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
