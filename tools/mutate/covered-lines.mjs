import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { tryMutant } from './try-mutant.mjs';

const BASELINE_LIMIT_MS = 180_000;

/**
 * Which lines of the sources a spec runs, and how long it takes. Asked of the spec once, and kept until the spec, or
 * anything that it imports, is another.
 */
export class CoveredLines {
  #known = new Map();

  constructor(root, specsFor) {
    this.root = root;
    this.specsFor = specsFor;
    this.folder = join(root, 'node_modules/.cache/mutate/lines');
    mkdirSync(this.folder, { recursive: true });
  }

  /** @returns {Promise<{ durationMs: number, lines: Record<string, number[]> }>} */
  async of(spec) {
    let known = this.#known.get(spec);
    if (!known) {
      known = this.#kept(spec) ?? (await this.#measured(spec));
      this.#known.set(spec, known);
    }
    return known;
  }

  #keptAt(spec) {
    const hash = createHash('sha1');
    for (const file of [...this.specsFor.reachOf(spec)].sort())
      hash.update(relative(this.root, file)).update(textOf(file));
    return join(this.folder, `${hash.digest('hex')}.json`);
  }

  #kept(spec) {
    try {
      return JSON.parse(readFileSync(this.#keptAt(spec), 'utf8'));
    } catch {
      return undefined;
    }
  }

  async #measured(spec) {
    const directory = join(this.folder, `run-${process.pid}`);
    const started = performance.now();
    const result = await tryMutant({
      root: this.root,
      mutant: null,
      specs: [spec],
      limitMs: BASELINE_LIMIT_MS,
      flags: [
        '--coverage',
        '--coverageProvider=v8',
        '--coverageReporters=json',
        `--coverageDirectory=${directory}`,
      ],
    });
    if (result !== 'survived') throw new Error(`${relative(this.root, spec)} fails without a mutant`);
    const report = JSON.parse(readFileSync(join(directory, 'coverage-final.json'), 'utf8'));
    rmSync(directory, { recursive: true });
    const lines = {};
    for (const [path, { statementMap, s }] of Object.entries(report)) {
      const run = Object.entries(statementMap)
        .filter(([id]) => s[id] > 0)
        .map(([, { start }]) => start.line);
      if (run.length > 0) lines[relative(this.root, path)] = run;
    }
    const measured = { durationMs: Math.round(performance.now() - started), lines };
    writeFileSync(this.#keptAt(spec), JSON.stringify(measured));
    return measured;
  }
}

function textOf(file) {
  try {
    return readFileSync(file);
  } catch {
    return '';
  }
}
