import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { RULES } from '../../../../command/scan/rules/rules.js';

const page = (name: string) => readFileSync(new URL(`../../../../docs/${name}`, import.meta.url), 'utf8');

describe('the rules of scan', () => {
  it('are numbered one after another, each with a name of its own', () => {
    expect(RULES.map((rule) => rule.code)).toEqual(
      RULES.map((_, index) => `AIT-S${String(index + 1).padStart(3, '0')}`),
    );
    expect(new Set(RULES.map((rule) => rule.name)).size).toBe(RULES.length);
  });

  it.each(RULES.map((rule) => [rule.code, rule] as const))(
    '%s says what, why and what to write',
    (_code, rule) => {
      for (const text of [rule.what, rule.why, rule.instead]) {
        expect(text.ko).toMatch(/요[.( ]/);
        expect(text.en).not.toMatch(/[가-힣]/);
        expect(text.en.length).toBeGreaterThan(20);
      }
    },
  );

  it.each(['scan.md', 'scan.en.md'])('docs/%s has a row for each, with its level', (name) => {
    const rows = [...page(name).matchAll(/^\| `(AIT-S\d+)` `([\w-]+)` \| (\S+)/gm)].map(
      ([, code, rule, level]) => [code, rule, level],
    );
    const words = name === 'scan.md' ? { broken: '지금', soon: '곧' } : { broken: 'now', soon: 'soon' };
    expect(rows).toEqual(RULES.map((rule) => [rule.code, rule.name, words[rule.level]]));
  });
});
