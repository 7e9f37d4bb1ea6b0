import type { CertificateEventType } from '../certificate/events/certificate-event.interface.js';
import type { CertificateEventInterest } from './certificate-event-interest.interface.js';
import type { ConfigCode } from '../foundation/config-code.js';
import type { ConfigProblem } from '../foundation/apps-in-toss-config.error.js';

/** Each type once; the compiler misses none. */
const TYPES: Readonly<Record<CertificateEventType, true>> = {
  loaded: true,
  activated: true,
  expiring: true,
  expired: true,
  rejected: true,
  revoked: true,
  'reload-failed': true,
  recovered: true,
};

/**
 * What is wrong with an `@OnCertificateEvent()`: it would wait for ever for events that never come.
 *
 * @param place `Class.method` that it stands on
 * @param registered names of the mini-apps of this application; undefined is the one without a name
 * @internal
 */
export function interestProblems(
  { types, name }: CertificateEventInterest,
  place: string,
  registered: ReadonlySet<string | undefined>,
): ConfigProblem<ConfigCode>[] {
  const option = `@OnCertificateEvent() on ${place}`;
  const problems: ConfigProblem<ConfigCode>[] = [];
  const unknown = types.filter((type) => !Object.hasOwn(TYPES, String(type)));
  if (unknown.length > 0 || types.length === 0) problems.push(unknownType(option, unknown));
  if (!registered.has(name)) problems.push(unknownName(option, name, registered));
  return problems;
}

/** A decorator on something that is called on no object. @internal */
export function notAMethod(place: string): ConfigProblem<ConfigCode> {
  return {
    option: `@OnCertificateEvent() on ${place}`,
    code: 'AIT_CONFIG_EVENT_HANDLER',
    message: 'must stand on a method of a provider or controller, not on a static one or an accessor',
    hint: {
      ko: '프로바이더나 컨트롤러의 일반 메서드(static이나 get이 아닌)에 붙여 주세요.',
      en: 'Put it on an ordinary method.',
    },
  };
}

function unknownType(option: string, unknown: readonly unknown[]): ConfigProblem<ConfigCode> {
  const known = Object.keys(TYPES).join(', ');
  const what = unknown.length > 0 ? `knows no event ${unknown.map(quoted).join(', ')}` : 'names no event';
  return {
    option,
    code: 'AIT_CONFIG_EVENT_TYPE',
    message: `${what}; known are ${known}`,
    hint: { ko: `없는 이벤트예요. 쓸 수 있는 이벤트: ${known}`, en: `Use one or more of: ${known}` },
  };
}

function unknownName(
  option: string,
  name: unknown,
  registered: ReadonlySet<string | undefined>,
): ConfigProblem<ConfigCode> {
  const known = [...registered].map((each) => (each === undefined ? 'the one without a name' : quoted(each)));
  const what = name === undefined ? 'a mini-app without a name' : `the mini-app ${quoted(name)}`;
  return {
    option,
    code: 'AIT_CONFIG_EVENT_NAME',
    message: `listens to ${what}, which is not registered; registered are ${known.join(', ')}`,
    hint: {
      ko: "AppsInTossModule을 등록할 때 쓴 name과 같은 이름을 { name: '…' }으로 넣어 주세요. 이름 없이 등록했다면 name을 빼 주세요.",
      en: "Give { name: '…' } as in the registration of AppsInTossModule; leave it out for the one without a name.",
    },
  };
}

function quoted(value: unknown): string {
  return `'${String(value)}'`;
}
