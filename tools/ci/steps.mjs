import { join } from 'node:path';
import { jestCounts } from './jest-counts.mjs';
import { tapCounts } from './tap-counts.mjs';

const MINUTE = 60_000;

/** What the gate runs, in order. The limits are for a step that hangs; all of it ordinarily takes five minutes. */
export function steps(folder) {
  const jestReport = join(folder, 'jest.json');
  const majorsReport = join(folder, 'majors.json');
  const leaksReport = join(folder, 'leaks.json');
  const aroundReport = join(folder, 'around.json');
  const faultsReport = join(folder, 'faults.json');
  const rotationReport = join(folder, 'rotation.json');
  const contractReport = join(folder, 'contract.json');
  const doctorReport = join(folder, 'doctor.json');
  const serversReport = join(folder, 'servers.json');
  const servicesReport = join(folder, 'services.json');
  const samplesReport = join(folder, 'samples.json');
  return [
    {
      name: 'npm test',
      command: ['npm', 'test', '--', '--json', `--outputFile=${jestReport}`],
      counts: () => jestCounts(jestReport),
      limitMs: 7 * MINUTE,
    },
    {
      name: 'test:majors',
      command: ['npm', 'run', 'test:majors', '--', '--json', `--outputFile=${majorsReport}`],
      counts: () => jestCounts(majorsReport),
      limitMs: 4 * MINUTE,
    },
    {
      name: 'test:leaks',
      command: ['npm', 'run', 'test:leaks', '--', '--json', `--outputFile=${leaksReport}`],
      counts: () => jestCounts(leaksReport),
      limitMs: 3 * MINUTE,
    },
    {
      name: 'test:faults',
      command: ['npm', 'run', 'test:faults', '--', '--json', `--outputFile=${faultsReport}`],
      counts: () => jestCounts(faultsReport),
      limitMs: 3 * MINUTE,
    },
    {
      name: 'test:rotation',
      command: ['npm', 'run', 'test:rotation', '--', '--json', `--outputFile=${rotationReport}`],
      counts: () => jestCounts(rotationReport),
      limitMs: 5 * MINUTE,
    },
    {
      name: 'test:contract',
      command: ['npm', 'run', 'test:contract', '--', '--json', `--outputFile=${contractReport}`],
      counts: () => jestCounts(contractReport),
      limitMs: 3 * MINUTE,
    },
    {
      name: 'test:doctor',
      command: ['npm', 'run', 'test:doctor', '--', '--json', `--outputFile=${doctorReport}`],
      counts: () => jestCounts(doctorReport),
      limitMs: 3 * MINUTE,
    },
    check('servers from Debian', ['npm', 'run', 'servers:install'], 4 * MINUTE),
    {
      name: 'test:servers',
      command: ['npm', 'run', 'test:servers', '--', '--json', `--outputFile=${serversReport}`],
      counts: () => jestCounts(serversReport),
      limitMs: 5 * MINUTE,
    },
    check('services from Debian', ['npm', 'run', 'services:install'], 8 * MINUTE),
    check('test:money (2,000 schedules)', ['npm', 'run', 'test:money'], 4 * MINUTE), // wants the Node with SQLite
    {
      name: 'test:services',
      command: ['npm', 'run', 'test:services', '--', '--json', `--outputFile=${servicesReport}`],
      counts: () => jestCounts(servicesReport),
      limitMs: 10 * MINUTE,
    },
    {
      // Their PostgreSQL and Redis are those of the services.
      name: 'test:samples',
      command: ['npm', 'run', 'test:samples', '--', '--json', `--outputFile=${samplesReport}`],
      counts: () => jestCounts(samplesReport),
      limitMs: 4 * MINUTE,
    },
    check('lint', ['npm', 'run', 'lint'], MINUTE),
    check('format:check', ['npm', 'run', 'format:check'], MINUTE),
    check('typecheck', ['npm', 'run', 'typecheck'], 2 * MINUTE),
    check('build', ['npm', 'run', 'build'], 2 * MINUTE),
    check('build of the workspaces', ['npm', 'run', 'build', '--workspaces', '--if-present'], 2 * MINUTE),
    check('matrix (a slice)', ['npm', 'run', 'matrix:slice'], 4 * MINUTE), // wants the builds
    check('bench (a slice, not timed)', ['npm', 'run', 'bench:slice'], 2 * MINUTE), // wants the builds
    suite('test:examples', folder, 2 * MINUTE), // wants the builds
    check('what people put around it', ['npm', 'run', 'around:install'], 2 * MINUTE),
    {
      name: 'test:around', // wants the builds
      command: ['npm', 'run', 'test:around', '--', '--json', `--outputFile=${aroundReport}`],
      counts: () => jestCounts(aroundReport),
      limitMs: 3 * MINUTE,
    },
    suite('test:start', folder, 3 * MINUTE), // wants the builds
    suite('test:command', folder, 3 * MINUTE), // wants the builds
    check('docs:build', ['npm', 'run', 'docs:build'], 3 * MINUTE),
    check('prometheus from Debian', ['npm', 'run', 'prometheus:install'], 4 * MINUTE),
    suite('test:prometheus', folder, 3 * MINUTE), // wants the builds
    check('browser from Debian', ['npm', 'run', 'browser:install'], 5 * MINUTE),
    suite('test:browser', folder, 5 * MINUTE), // wants the builds
    check('languages from Debian', ['npm', 'run', 'languages:install'], 5 * MINUTE),
    suite('test:languages', folder, 4 * MINUTE), // wants the builds
    suite('test:packaging', folder, 8 * MINUTE),
  ];
}

/** A step that counts as one, passed or failed. */
function check(name, command, limitMs) {
  return { name, command, limitMs };
}

/** A script of package.json that runs `node --test` and brings its own numbers. */
function suite(name, folder, limitMs) {
  const tap = join(folder, `${name.replace(':', '-')}.tap`);
  return { name, command: ['npm', 'run', name, '--', `--tap=${tap}`], counts: () => tapCounts(tap), limitMs };
}
