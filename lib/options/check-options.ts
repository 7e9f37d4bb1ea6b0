import type { ConfigProblem } from '../foundation/apps-in-toss-config.error.js';
import { invalidOption, misplacedExtra, missingCertificate, unknownOption } from './option-problems.js';
import { OPTION_RULES, type OptionGroup, type OptionRule } from './option-rules.js';
import { sourceOf } from './source-of.js';

/** They decide how the module is registered, so Nest reads them before any factory runs. */
const EXTRAS = ['isGlobal', 'name'];
const KNOWN = ['certificate', ...Object.keys(OPTION_RULES)];

/** Everything that is wrong with the options, certificates' content left aside. Never a value. @internal */
export function checkOptions(options: unknown): ConfigProblem[] {
  if (typeof options !== 'object' || options === null) {
    return [invalidOption('options', { ko: '옵션 객체', en: 'an object of options' })];
  }
  const given = options as Record<string, unknown>;
  const unknown = Object.keys(given).filter((key) => !KNOWN.includes(key));
  return [
    ...unknown.map((key) => (EXTRAS.includes(key) ? misplacedExtra(key) : unknownOption(key, KNOWN))),
    ...checkCertificate(given['certificate'], given['startup']),
    ...Object.entries(OPTION_RULES).flatMap(([option, rule]) => check(option, rule, given[option])),
  ];
}

function checkCertificate(value: unknown, startup: unknown): ConfigProblem[] {
  if (value === undefined) return startup === 'lenient' ? [] : [missingCertificate()];
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
    return [invalidOption(option, { ko: `${shape} 형태의 객체`, en: `an object ${shape}` })];
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
