import { blue, bold, dim, green, red } from './paint.js';

const HANGUL = /[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]/;

/** A fact: what it is called, and what it is. */
export type Fact = readonly [label: string, value: string];

/** Prints the tour: Korean first, the same in English below. */
export class Narrator {
  #step = 0;

  title(ko: string, en: string): void {
    console.log(`\n${bold(ko)}\n${dim(en)}`);
  }

  step(ko: string, en: string, facts: readonly Fact[] = []): void {
    this.#step += 1;
    console.log(`\n${green(`${this.#step}.`)} ${ko}\n   ${dim(en)}`);
    this.facts(facts);
  }

  facts(facts: readonly Fact[]): void {
    const column = Math.max(...facts.map(([label]) => width(label)));
    for (const [label, value] of facts) {
      console.log(`     ${dim(label)}${' '.repeat(column - width(label))}  ${value}`);
    }
  }

  note(ko: string, en: string): void {
    console.log(`   ${ko}\n   ${dim(en)}`);
  }

  command(what: string, line: string): void {
    console.log(`\n  ${dim(`# ${what}`)}\n  ${blue(line)}`);
  }

  failure(ko: string, en: string, lines: readonly string[]): void {
    console.error(`\n${red(bold(ko))} ${dim(en)}\n`);
    for (const line of lines) console.error(`  ${line}`);
  }
}

/** Hangul takes two columns of a terminal. */
function width(text: string): number {
  return [...text].reduce((sum, character) => sum + (HANGUL.test(character) ? 2 : 1), 0);
}
