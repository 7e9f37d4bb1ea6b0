import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { createHash } from 'node:crypto';

/** One line of JSON for each mutant that was judged, in a file that is only added to: a run may end at any moment. */
export class Results {
  #verdicts = new Map();

  constructor(file) {
    this.file = file;
    mkdirSync(dirname(file), { recursive: true });
    for (const line of linesOf(file)) this.#verdicts.set(line.id, line.verdict);
  }

  verdictOf(mutant) {
    return this.#verdicts.get(idOf(mutant));
  }

  add(mutant, verdict, shown) {
    const id = idOf(mutant);
    this.#verdicts.set(id, verdict);
    appendFileSync(this.file, `${JSON.stringify({ id, verdict, mutant: shown })}\n`);
  }
}

/** Another mutant as soon as its file is another. */
function idOf({ path, start, end, text }) {
  const hash = createHash('sha1').update(readFileSync(path)).update(`${start} ${end} ${text}`);
  return hash.digest('hex').slice(0, 16);
}

function linesOf(file) {
  let text;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return [];
  }
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}
