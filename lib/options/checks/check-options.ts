import type { ConfigProblem } from '../../foundation/apps-in-toss-config.error.js';
import {
  invalidOption,
  misplacedExtra,
  missingCertificate,
  missingJournal,
  unknownOption,
} from './option-problems.js';
import { environmentFactsOf } from '../environment/environment-facts.js';
import { OPTION_RULES, type OptionGroup, type OptionRule } from './option-rules.js';
import { sourceOf } from '../sealing/source-of.js';

/** They decide how the module is registered, so Nest reads them before any factory runs. */
const EXTRAS = ['isGlobal', 'name'];
const KNOWN = ['certificate', ...Object.keys(OPTION_RULES)];

/** Everything that is wrong with the options, certificates' content left aside. Never a value. @internal */
export function checkOptions(options: unknown): ConfigProblem[] {
  if (typeof options !== 'object' || options === null) {
    const en = 'an object of options (the factory of forRootAsync() returned none)';
    return [invalidOption('options', { ko: '팩토리가 반환하는 값으로 옵션 객체를', en })];
  }
  const given = options as Record<string, unknown>;
  const unknown = Object.keys(given).filter((key) => !KNOWN.includes(key));
  return [
    ...unknown.map((key) => (EXTRAS.includes(key) ? misplacedExtra(key) : unknownOption(key, KNOWN))),
    ...checkCertificate(given['certificate'], given['startup'], environmentFactsOf(options)?.ignored),
    ...Object.entries(OPTION_RULES).flatMap(([option, rule]) => check(option, rule, given[option])),
    ...(given['recovery'] && given['journal'] === undefined ? [missingJournal()] : []),
  ];
}

function checkCertificate(value: unknown, startup: unknown, ignored?: readonly string[]): ConfigProblem[] {
  if (value === undefined) return startup === 'lenient' ? [] : [missingCertificate(ignored)];
  const { problem } = sourceOf(value);
  return problem ? [problem] : [];
}

function check(option: string, rule: OptionRule | OptionGroup, value: unknown): ConfigProblem[] {
  if (value === undefined) return [];
  if (!('fields' in rule)) return rule.accepts(value) ? [] : [problemOf(option, rule)];
  if (value === false && rule.orFalse) return [];
  return checkGroup(option, rule, value);
}

function problemOf(option: string, rule: OptionRule): ConfigProblem {
  return rule.problem?.() ?? invalidOption(option, rule.expected);
}

function checkGroup(option: string, group: OptionGroup, value: unknown): ConfigProblem[] {
  const known = Object.keys(group.fields);
  if (typeof value !== 'object' || value === null) {
    const shape = `{ ${known.join(', ')} }`;
    return [invalidOption(option, { ko: `${shape} 형태의 객체를`, en: `an object ${shape}` })];
  }
  const given = value as Record<string, unknown>;
  const unknown = Object.keys(given).filter((key) => !known.includes(key));
  return [
    ...unknown.map((key) => unknownOption(`${option}.${key}`, known)),
    ...Object.entries(group.fields).flatMap(([field, rule]) => {
      const isMissing = given[field] === undefined && group.required?.includes(field);
      return isMissing
        ? [problemOf(`${option}.${field}`, rule)]
        : check(`${option}.${field}`, rule, given[field]);
    }),
  ];
}
