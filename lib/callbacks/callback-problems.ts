import type { ConfigProblem } from '../foundation/apps-in-toss-config.error.js';
import type { ConfigCode } from '../foundation/config-code.js';
import type { CallbackKind } from './callback-kind.js';

/** How each decorator is written. @internal */
export const CALLBACK_DECORATORS: Readonly<Record<CallbackKind, string>> = {
  unlink: '@OnTossUnlink()',
  subscription: '@OnTossSubscription()',
};

/** A decorator on something that is called on no object. @internal */
export function notAMethod(kind: CallbackKind, place: string): ConfigProblem<ConfigCode> {
  return {
    option: `${CALLBACK_DECORATORS[kind]} on ${place}`,
    code: 'AIT_CONFIG_CALLBACK_HANDLER',
    message: 'must stand on a method of a provider or controller, not on a static one or an accessor',
    hint: {
      ko: '프로바이더나 컨트롤러의 일반 메서드(static이나 get이 아닌)에 붙여 주세요.',
      en: 'Put it on an ordinary method.',
    },
  };
}

/** A handler whose object is made anew for each request. @internal */
export function perRequest(kind: CallbackKind, place: string): ConfigProblem<ConfigCode> {
  return {
    option: `${CALLBACK_DECORATORS[kind]} on ${place}`,
    code: 'AIT_CONFIG_CALLBACK_HANDLER',
    message: 'cannot be called: its provider is made per request',
    hint: {
      ko: '요청마다 만들어지는 프로바이더예요. 싱글턴 프로바이더로 옮겨 주세요.',
      en: 'Move it to a singleton provider.',
    },
  };
}

/** A handler of calls that no route takes. @internal */
export function unreachable(
  kind: CallbackKind,
  place: string,
  name: string | undefined,
): ConfigProblem<ConfigCode> {
  const where = registration(kind, name);
  return {
    option: `${CALLBACK_DECORATORS[kind]} on ${place}`,
    code: 'AIT_CONFIG_CALLBACK_UNREACHABLE',
    message: `would never be called: no route takes these calls; expected ${where}`,
    hint: {
      ko: `이 호출을 받는 경로가 없어요. ${where}를 imports에 넣어 주세요.`,
      en: `Add ${where} to imports.`,
    },
  };
}

/** A route whose calls nobody handles. @internal */
export function unhandled(kind: CallbackKind, name: string | undefined): ConfigProblem<ConfigCode> {
  const decorator =
    name === undefined
      ? CALLBACK_DECORATORS[kind]
      : CALLBACK_DECORATORS[kind].replace('()', `({ name: '${name}' })`);
  return {
    option: `${kind}.path`,
    code: 'AIT_CONFIG_CALLBACK_UNHANDLED',
    message: `takes calls that nobody handles: no provider or controller has a method with ${decorator}`,
    hint: {
      ko: `받은 호출을 처리할 메서드에 ${decorator}를 붙여 주세요. 경로를 직접 만들었다면 ${kind}.path를 빼 주세요.`,
      en: `Put ${decorator} on the method that handles them. Leave ${kind}.path out where you wrote the route yourself.`,
    },
  };
}

/** A guard whose credential is not there. @internal */
export function guardWithoutCredential(kind: CallbackKind, guard: string): ConfigProblem<ConfigCode> {
  return {
    option: `${kind}.credential`,
    code: 'AIT_CONFIG_INVALID_OPTION',
    message: `is missing, and ${guard} compares with it`,
    hint: {
      ko: `AppsInTossCallbacksModule에 ${kind}: { credential }을 넣어 주세요.`,
      en: `Give AppsInTossCallbacksModule ${kind}: { credential }.`,
    },
  };
}

function registration(kind: CallbackKind, name: string | undefined): string {
  const extra = name === undefined ? '' : `name: '${name}', `;
  return `AppsInTossCallbacksModule.forRoot({ ${extra}${kind}: { path, credential } })`;
}
