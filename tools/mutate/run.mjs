// Puts one small mistake at a time into the sources and looks whether a test notices: `npm run mutate`.
//   npm run mutate -- --sample 60 --seed 7 lib/transport lib/certificate/store
//   npm run mutate -- --named            the mistakes that once went unnoticed, each of which must be noticed
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { mutantsOf } from './mutants-of.mjs';
import { NAMED } from './named.mjs';
import { filesBelow, SpecsFor } from './specs-for.mjs';
import { isKilled } from './try-mutant.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FOLDERS = ['lib/transport', 'lib/certificate/store'];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    /** How many of each folder, drawn at random; without it all of them, which takes hours. */
    sample: { type: 'string' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
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
    const killed = await isKilled(
      ROOT,
      mutant,
      specs.map((spec) => join(ROOT, spec)),
    );
    if (!killed) survived += 1;
    console.log(`${killed ? 'noticed ' : 'SURVIVED'}  ${name}`);
  }
  console.log(survived === 0 ? 'all of them are noticed' : `${survived} are not noticed`);
  return survived === 0 ? 0 : 1;
}

async function tryFolders() {
  const specsFor = new SpecsFor(ROOT);
  const random = randomFrom(Number(values.seed));
  for (const folder of positionals.length > 0 ? positionals : FOLDERS) {
    const all = filesBelow(join(ROOT, folder), '.ts')
      .filter((path) => !/\.interface\.ts$|texts?\.ts$|messages\.ts$|catalogue\.ts$/.test(path))
      .flatMap((path) => mutantsOf(path, readFileSync(path, 'utf8')).map((mutant) => ({ ...mutant, path })));
    const drawn = values.sample ? shuffled(all, random).slice(0, Number(values.sample)) : all;
    console.log(`${folder}: ${drawn.length} of ${all.length} mutants, seed ${values.seed}`);
    let killed = 0;
    for (const mutant of drawn) {
      const { near, rest } = specsFor.of(mutant.path);
      if ((await isKilled(ROOT, mutant, near)) || (await isKilled(ROOT, mutant, rest))) killed += 1;
      else console.log(`  survived: ${shown(mutant)}`);
    }
    console.log(
      `${folder}: ${killed} of ${drawn.length} noticed (${((100 * killed) / drawn.length).toFixed(1)} %)`,
    );
  }
  return 0;
}

function shown({ path, start, end, text, kind }) {
  const source = readFileSync(path, 'utf8');
  const line = source.slice(0, start).split('\n').length;
  const was = source.slice(start, end).replaceAll(/\s+/g, ' ');
  return `${relative(ROOT, path)}:${line} ${kind}: ${was.slice(0, 80)} → ${text.slice(0, 80)}`;
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
