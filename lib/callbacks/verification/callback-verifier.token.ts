import type { InjectionToken } from '@nestjs/common';

/** Token of the verifier that guards use; a registered symbol, so that both copies of the package agree. @internal */
export function callbackVerifierToken(name?: string): InjectionToken {
  return Symbol.for(`nestjs-apps-in-toss:callback-verifier:${name ?? 'default'}`);
}
