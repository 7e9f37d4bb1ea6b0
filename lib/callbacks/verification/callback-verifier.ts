import type { BlockList } from 'node:net';
import { CallbackCredential } from './callback-credential.js';
import type { CallbackKind } from '../callback-kind.js';
import type { CallbackRequest } from './callback-request.interface.js';
import type { AppsInTossCallbacksModuleOptions } from '../callbacks-options.interface.js';
import { holds, parseAddresses } from './caller-address.js';

/** Why a call is not believed. @internal */
export type CallbackRefusal = 'address' | 'credential' | 'not-set-up';

/** Whether a call comes from Toss. @internal */
export class CallbackVerifier {
  readonly #credentials: Readonly<Record<CallbackKind, CallbackCredential | undefined>>;
  readonly #addresses: BlockList | undefined;
  readonly #trustProxy: boolean;

  /** @param options checked */
  constructor({
    unlink,
    subscription,
    allowedAddresses,
    trustProxy = false,
  }: AppsInTossCallbacksModuleOptions) {
    this.#credentials = {
      unlink: unlink && new CallbackCredential(unlink.credential),
      subscription: subscription && new CallbackCredential(subscription.credential),
    };
    this.#addresses = parseAddresses(allowedAddresses);
    this.#trustProxy = trustProxy;
  }

  /** Whether there is a credential to compare with. */
  knows(kind: CallbackKind): boolean {
    return this.#credentials[kind] !== undefined;
  }

  /** @returns undefined when it does */
  refusal(kind: CallbackKind, request: CallbackRequest): CallbackRefusal | undefined {
    const { headers, socket, ip } = request;
    const credential = this.#credentials[kind];
    if (!credential) return 'not-set-up';
    if (this.#addresses && !holds(this.#addresses, this.#trustProxy ? ip : socket?.remoteAddress))
      return 'address';
    return credential.fits(headers['authorization']) ? undefined : 'credential';
  }
}
