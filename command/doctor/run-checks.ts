import type { ExitCode } from '../shell/exit-code.js';
import type { Check, Verdict } from './check.js';
import type { Scene } from './scene/scene.js';

export type CheckStatus = 'fine' | 'skipped' | 'soon' | 'broken';

/** A check and what came of it. */
export interface CheckResult {
  readonly check: Check;
  readonly verdict: Verdict;
  readonly status: CheckStatus;
}

export async function runChecks(checks: readonly Check[], scene: Scene): Promise<CheckResult[]> {
  return Promise.all(
    checks.map(async (check) => {
      const verdict = await check.run(scene);
      return { check, verdict, status: statusOf(verdict) };
    }),
  );
}

function statusOf(verdict: Verdict): CheckStatus {
  if ('skipped' in verdict) return 'skipped';
  if ('fine' in verdict) return 'fine';
  return verdict.findings.some(({ status }) => status === 'broken') ? 'broken' : 'soon';
}

export function exitCodeOf(results: readonly CheckResult[]): ExitCode {
  if (results.some(({ status }) => status === 'broken')) return 2;
  return results.some(({ status }) => status === 'soon') ? 1 : 0;
}
