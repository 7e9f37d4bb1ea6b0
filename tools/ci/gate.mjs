// Runs the steps in their order, also after a failure, and adds up what they counted. Started by `.ci/run`.
import { parseArgs } from 'node:util';
import { report } from './report.mjs';
import { runStep } from './run-step.mjs';
import { steps } from './steps.mjs';
import { workFolder } from './work-folder.mjs';

const { values } = parseArgs({
  options: {
    'install-status': { type: 'string', default: '0' },
    'install-seconds': { type: 'string', default: '0' },
  },
});
const installed = values['install-status'] === '0';
const results = [
  {
    name: 'npm ci',
    passed: installed ? 1 : 0,
    failed: installed ? 0 : 1,
    seconds: Number(values['install-seconds']),
  },
];

if (installed) {
  const folder = workFolder();
  for (const entry of steps(folder)) {
    results.push(...(await Promise.all([entry].flat().map((step) => runStep(step, folder)))));
  }
} else {
  console.log('Without dependencies nothing else can run.');
}

process.exitCode = report(results);
