import { join } from 'node:path';
import { jestCounts } from './jest-counts.mjs';
import { tapCounts } from './tap-counts.mjs';

const MINUTE = 60_000;

/**
 * What the gate runs, in order; side by side what stands in a list: packages from elsewhere, which come as slowly as the
 * network is, and checks in which nobody measures time. The limits are for a step that hangs; all of it ordinarily takes
 * under half an hour.
 */
export function steps(folder) {
  return [
    jest('npm test', folder, 7 * MINUTE, ['npm', 'test']),
    jest('test:emulator', folder, 3 * MINUTE),
    jest('test:majors', folder, 4 * MINUTE),
    jest('test:leaks', folder, 3 * MINUTE),
    jest('test:faults', folder, 3 * MINUTE),
    jest('test:attack', folder, 3 * MINUTE),
    jest('test:rotation', folder, 5 * MINUTE),
    jest('test:contract', folder, 3 * MINUTE),
    jest('test:doctor', folder, 3 * MINUTE),
    [
      check('servers from Debian', ['npm', 'run', 'servers:install'], 4 * MINUTE),
      check('typecheck', ['npm', 'run', 'typecheck'], 2 * MINUTE),
    ],
    jest('test:servers', folder, 5 * MINUTE),
    [
      check('services from Debian', ['npm', 'run', 'services:install'], 8 * MINUTE),
      check('lint', ['npm', 'run', 'lint'], MINUTE),
      check('format:check', ['npm', 'run', 'format:check'], MINUTE),
    ],
    check('test:money (2,000 schedules)', ['npm', 'run', 'test:money'], 4 * MINUTE), // wants the Node with SQLite
    jest('test:services', folder, 10 * MINUTE),
    // Their PostgreSQL and Redis are those of the services.
    jest('test:samples', folder, 4 * MINUTE),
    [
      check('build', ['npm', 'run', 'build'], 2 * MINUTE),
      check('prometheus from Debian', ['npm', 'run', 'prometheus:install'], 4 * MINUTE),
    ],
    check('build of the workspaces', ['npm', 'run', 'build', '--workspaces', '--if-present'], 2 * MINUTE),
    check('matrix (a slice)', ['npm', 'run', 'matrix:slice'], 4 * MINUTE), // wants the builds
    [
      check('bench (a slice, not timed)', ['npm', 'run', 'bench:slice'], 2 * MINUTE), // wants the builds
      check('languages from Debian', ['npm', 'run', 'languages:install'], 5 * MINUTE),
    ],
    suite('test:examples', folder, 2 * MINUTE), // wants the builds
    check('what people put around it', ['npm', 'run', 'around:install'], 2 * MINUTE),
    jest('test:around', folder, 3 * MINUTE), // wants the builds
    suite('test:start', folder, 3 * MINUTE), // wants the builds
    suite('test:command', folder, 3 * MINUTE), // wants the builds
    suite('test:prometheus', folder, 3 * MINUTE), // wants the builds
    [
      check('browser from Debian', ['npm', 'run', 'browser:install'], 5 * MINUTE),
      check('docs:build', ['npm', 'run', 'docs:build'], 3 * MINUTE),
    ],
    suite('test:browser', folder, 5 * MINUTE), // wants the builds
    suite('test:languages', folder, 4 * MINUTE), // wants the builds
    suite('test:packaging', folder, 8 * MINUTE, ['--built']), // wants the builds
  ];
}

/** A step that counts as one, passed or failed. */
function check(name, command, limitMs) {
  return { name, command, limitMs };
}

/** A script of package.json that runs Jest, whose report has the numbers. */
function jest(name, folder, limitMs, script = ['npm', 'run', name]) {
  const report = join(folder, `${name.replace(/\W/, '-')}.json`);
  return {
    name,
    command: [...script, '--', '--json', `--outputFile=${report}`],
    counts: () => jestCounts(report),
    limitMs,
  };
}

/** A script of package.json that runs `node --test` and brings its own numbers. */
function suite(name, folder, limitMs, flags = []) {
  const tap = join(folder, `${name.replace(':', '-')}.tap`);
  const command = ['npm', 'run', name, '--', ...flags, `--tap=${tap}`];
  return { name, command, counts: () => tapCounts(tap), limitMs };
}
