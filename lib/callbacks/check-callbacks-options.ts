import type { ConfigProblem } from '../foundation/apps-in-toss-config.error.js';
import { invalidOption, misplacedExtra, unknownOption } from '../options/checks/option-problems.js';
import { parseAddresses } from './verification/caller-address.js';
import { CREDENTIAL_LENGTH, plainCredential } from './verification/callback-credential.js';

const KNOWN = ['unlink', 'subscription', 'allowedAddresses', 'trustProxy'];
const CALLBACKS = ['unlink', 'subscription'];
const FIELDS = ['path', 'credential'];
const EXTRAS = ['isGlobal', 'name', 'decorators'];

/** Literal segments only: a path with a pattern would catch what it should not. */
const PATH = /^\/?[\w\-.~]+(\/[\w\-.~]+)*\/?$/;

/** Everything that is wrong with the options of the callbacks. Never a value. @internal */
export function checkCallbacksOptions(options: unknown): ConfigProblem[] {
  if (typeof options !== 'object' || options === null) {
    return [invalidOption('options', { ko: '옵션 객체', en: 'an object of options' })];
  }
  const given = options as Record<string, unknown>;
  const unknown = Object.keys(given).filter((key) => !KNOWN.includes(key));
  return [
    ...unknown.map((key) => (EXTRAS.includes(key) ? misplacedExtra(key) : unknownOption(key, KNOWN))),
    ...(CALLBACKS.every((name) => given[name] === undefined) ? [nothingToAnswer()] : []),
    ...CALLBACKS.flatMap((name) => checkCallback(name, given[name])),
    ...samePath(given),
    ...checkCallers(given),
  ];
}

function nothingToAnswer(): ConfigProblem {
  return invalidOption('unlink', {
    ko: 'unlink와 subscription 가운데 하나 이상의 { path, credential }',
    en: '{ path, credential }, for unlink, for subscription, or for both',
  });
}

function checkCallback(name: string, value: unknown): ConfigProblem[] {
  if (value === undefined) return [];
  if (typeof value !== 'object' || value === null) {
    return [
      invalidOption(name, { ko: '{ path, credential } 형태의 객체', en: 'an object { path, credential }' }),
    ];
  }
  const { path, credential, ...rest } = value as Record<string, unknown>;
  const problems = Object.keys(rest).map((key) => unknownOption(`${name}.${key}`, FIELDS));
  if (path !== undefined && !(typeof path === 'string' && PATH.test(path))) {
    problems.push(
      invalidOption(`${name}.path`, {
        ko: '쿼리와 와일드카드가 없는 경로(예: /toss/unlink)',
        en: 'a path without a query or wildcards, such as /toss/unlink',
      }),
    );
  }
  if (typeof credential !== 'string' || plainCredential(credential).length < CREDENTIAL_LENGTH) {
    problems.push(
      invalidOption(`${name}.credential`, {
        ko: `콘솔에 입력한 인증 값(${CREDENTIAL_LENGTH}자 이상)`,
        en: `the value typed into the console, ${CREDENTIAL_LENGTH} characters or more`,
      }),
    );
  }
  return problems;
}

function samePath({ unlink, subscription }: Record<string, unknown>): ConfigProblem[] {
  const [one, other] = [unlink, subscription].map((value) =>
    String((value as { path?: unknown } | undefined)?.path ?? '').replace(/^\/|\/$/g, ''),
  );
  if (one === '' || one !== other) return [];
  return [
    invalidOption('subscription.path', {
      ko: 'unlink.path와 다른 경로',
      en: 'another path than unlink.path',
    }),
  ];
}

function checkCallers({ allowedAddresses, trustProxy }: Record<string, unknown>): ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  if (allowedAddresses !== undefined && !parseAddresses(allowedAddresses)) {
    problems.push(
      invalidOption('allowedAddresses', {
        ko: "'documented', 또는 IP 주소나 CIDR의 배열(하나 이상)",
        en: "'documented', or an array of one or more IP addresses or CIDR blocks",
      }),
    );
  }
  if (trustProxy !== undefined && typeof trustProxy !== 'boolean') {
    problems.push(invalidOption('trustProxy', { ko: 'true 또는 false', en: 'true or false' }));
  }
  return problems;
}
