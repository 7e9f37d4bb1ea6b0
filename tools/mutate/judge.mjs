import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { tryMutant } from './try-mutant.mjs';

/** Beside other work everything takes longer; a mutant that runs on and on is noticed by that. */
const SLACK = 5;
const START_MS = 30_000;

/** Says of a mutant whether a spec of its floor notices it: only those are run that run its line, the nearest first. */
export class Judge {
  constructor(root, specsFor, coveredLines) {
    this.root = root;
    this.specsFor = specsFor;
    this.coveredLines = coveredLines;
  }

  /** @returns {Promise<'noticed' | 'not ended' | 'survived' | 'not run'>} */
  async verdictOf(mutant) {
    const { near, rest } = this.specsFor.of(mutant.path);
    const [first, second] = [await this.#running(near, mutant), await this.#running(rest, mutant)];
    if (first.specs.length + second.specs.length === 0) return 'not run';
    for (const { specs, durationMs } of [first, second]) {
      const limitMs = START_MS + SLACK * durationMs;
      const verdict = await tryMutant({ root: this.root, mutant, specs, limitMs });
      if (verdict !== 'survived') return verdict;
    }
    return 'survived';
  }

  async #running(specs, mutant) {
    const name = relative(this.root, mutant.path);
    const line = lineOf(mutant);
    const running = [];
    for (const spec of specs) {
      const { lines, durationMs } = await this.coveredLines.of(spec);
      if (lines[name]?.includes(line)) running.push({ spec, durationMs });
    }
    running.sort((a, b) => a.durationMs - b.durationMs);
    return {
      specs: running.map(({ spec }) => spec),
      durationMs: running.reduce((sum, each) => sum + each.durationMs, 0),
    };
  }
}

export function lineOf({ path, start }) {
  return readFileSync(path, 'utf8').slice(0, start).split('\n').length;
}
