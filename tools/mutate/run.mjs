// Puts one small mistake at a time into the sources and looks whether a test notices: `npm run mutate`.
//   npm run mutate -- --sample 60 --seed 7 lib/transport lib/certificate/store
//   npm run mutate -- --again            only those that went unnoticed before, after new specs
//   npm run mutate -- --named            the mistakes that once went unnoticed, each of which must be noticed
// What was judged is kept in a file, so that a run can be stopped at any moment and goes on where it was.
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { mutantsOf } from './mutants-of.mjs';
import { NAMED } from './named.mjs';
import { CoveredLines } from './covered-lines.mjs';
import { Judge, lineOf } from './judge.mjs';
import { Results } from './results.mjs';
import { filesBelow, SpecsFor } from './specs-for.mjs';
import { tryMutant } from './try-mutant.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FOLDERS = ['lib/certificate/store', 'lib/transport'];
const RESULTS = 'node_modules/.cache/mutate/results.jsonl';
const NAMED_LIMIT_MS = 240_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    /** How many of each folder, drawn at random; without it all of them, which takes hours for the transport. */
    sample: { type: 'string' },
    /** The same seed draws the same mutants, and more of them are the same and others. */
    seed: { type: 'string', default: '1' },
    results: { type: 'string', default: join(ROOT, RESULTS) },
    /** Ends after so many minutes with the figures so far. */
    minutes: { type: 'string' },
    again: { type: 'boolean', default: false },
    named: { type: 'boolean', default: false },
    /** Only the named ones whose name holds this. */
    only: { type: 'string', default: '' },
  },
});

process.exitCode = values.named ? await tryNamed() : await tryFolders();

async function tryNamed() {
  let survived = 0;
  for (const { name, file, find, replace, specs } of NAMED.filter((each) =>
    each.name.includes(values.only),
  )) {
    const path = join(ROOT, file);
    const source = readFileSync(path, 'utf8');
    const start = source.indexOf(find);
    if (start < 0 || source.indexOf(find, start + 1) >= 0) {
      console.log(`lost      ${name}: ${file} holds ${JSON.stringify(find)} not once`);
      survived += 1;
      continue;
    }
    const mutant = { path, start, end: start + find.length, text: replace };
    const paths = specs.map((spec) => join(ROOT, spec));
    const verdict = await tryMutant({ root: ROOT, mutant, specs: paths, limitMs: NAMED_LIMIT_MS });
    const killed = verdict !== 'survived';
    if (!killed) survived += 1;
    console.log(`${killed ? 'noticed ' : 'SURVIVED'}  ${name}`);
  }
  console.log(survived === 0 ? 'all of them are noticed' : `${survived} are not noticed`);
  return survived === 0 ? 0 : 1;
}

async function tryFolders() {
  const specsFor = new SpecsFor(ROOT);
  const judge = new Judge(ROOT, specsFor, new CoveredLines(ROOT, specsFor));
  const results = new Results(values.results);
  const until = values.minutes ? Date.now() + Number(values.minutes) * 60_000 : Infinity;
  for (const folder of positionals.length > 0 ? positionals : FOLDERS) {
    const all = filesBelow(join(ROOT, folder), '.ts')
      .filter((path) => !/\.interface\.ts$|texts?\.ts$|messages\.ts$|catalogue\.ts$/.test(path))
      .flatMap((path) => mutantsOf(path, readFileSync(path, 'utf8')).map((mutant) => ({ ...mutant, path })));
    const drawn = shuffled(all, randomFrom(Number(values.seed))).slice(
      0,
      Number(values.sample ?? all.length),
    );
    console.log(`${folder}: ${drawn.length} of ${all.length} mutants, seed ${values.seed}`);
    const score = { judged: 0, noticed: 0 };
    for (const mutant of drawn) {
      let verdict = results.verdictOf(mutant);
      const isOpen = verdict === undefined ? !values.again : values.again && isUnnoticed(verdict);
      if (isOpen && Date.now() < until) {
        verdict = await judge.verdictOf(mutant);
        results.add(mutant, verdict, shown(mutant));
        console.log(`  ${score.judged + 1}/${drawn.length} ${verdict.padEnd(9)} ${shown(mutant)}`);
      }
      if (verdict === undefined) continue;
      score.judged += 1;
      if (!isUnnoticed(verdict)) score.noticed += 1;
    }
    const percent = ((100 * score.noticed) / score.judged).toFixed(1);
    console.log(`${folder}: ${score.noticed} of ${score.judged} noticed (${percent} %)`);
  }
  return 0;
}

function isUnnoticed(verdict) {
  return verdict === 'survived' || verdict === 'not run';
}

function shown({ path, start, end, text, kind }) {
  const source = readFileSync(path, 'utf8');
  const was = source.slice(start, end).replaceAll(/\s+/g, ' ');
  return `${relative(ROOT, path)}:${lineOf({ path, start })} ${kind}: ${was.slice(0, 80)} → ${text.slice(0, 80)}`;
}

function shuffled(list, random) {
  return list
    .map((each) => [random(), each])
    .sort(([a], [b]) => a - b)
    .map(([, each]) => each);
}

/** mulberry32: the same seed draws the same mutants. */
function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
