import {
  type CanActivate,
  type ExecutionContext,
  ForbiddenException,
  Inject,
  Injectable,
  UnauthorizedException,
} from '@nestjs/common';
import { AppsInTossConfigError } from '../../foundation/apps-in-toss-config.error.js';
import type { CallbackKind } from '../callback-kind.js';
import { guardWithoutCredential } from '../callback-problems.js';
import type { CallbackRequest } from './callback-request.interface.js';
import type { CallbackVerifier } from './callback-verifier.js';
import { callbackVerifierToken } from './callback-verifier.token.js';

/**
 * Lets nobody but Toss call a route of your own for the unlink callback: HTTP 401 without the credential, 403 from an
 * address that is not allowed. Import `AppsInTossCallbacksModule` with `unlink: { credential }` in the module of the
 * controller, or globally; `readUnlinkEvent(request)` gives the event. It serves the registration without a name.
 *
 * @throws AppsInTossConfigError at start, when there is no `unlink.credential`
 *
 * @example
 * \@Post('toss/unlink')
 * \@UseGuards(AppsInTossUnlinkGuard)
 * unlink(@Req() request: Request) { return this.users.forget(readUnlinkEvent(request).userKey); }
 *
 * @publicApi
 */
@Injectable()
export class AppsInTossUnlinkGuard implements CanActivate {
  readonly #verifier: CallbackVerifier;

  /** @internal */
  constructor(@Inject(callbackVerifierToken()) verifier: CallbackVerifier) {
    this.#verifier = withCredential(verifier, 'unlink', 'AppsInTossUnlinkGuard');
  }

  canActivate(context: ExecutionContext): boolean {
    return letPass(this.#verifier, 'unlink', context);
  }
}

/**
 * Lets nobody but Toss call a route of your own for subscription notifications. As {@link AppsInTossUnlinkGuard}, with
 * `subscription: { credential }` and `readSubscriptionEvent(request)`.
 *
 * @throws AppsInTossConfigError at start, when there is no `subscription.credential`
 * @publicApi
 */
@Injectable()
export class AppsInTossSubscriptionGuard implements CanActivate {
  readonly #verifier: CallbackVerifier;

  /** @internal */
  constructor(@Inject(callbackVerifierToken()) verifier: CallbackVerifier) {
    this.#verifier = withCredential(verifier, 'subscription', 'AppsInTossSubscriptionGuard');
  }

  canActivate(context: ExecutionContext): boolean {
    return letPass(this.#verifier, 'subscription', context);
  }
}

function withCredential(verifier: CallbackVerifier, kind: CallbackKind, guard: string): CallbackVerifier {
  if (verifier.knows(kind)) return verifier;
  throw new AppsInTossConfigError(
    [guardWithoutCredential(kind, guard)],
    'A guard that could let nobody pass',
  );
}

function letPass(verifier: CallbackVerifier, kind: CallbackKind, context: ExecutionContext): true {
  const refusal = verifier.refusal(kind, context.switchToHttp().getRequest<CallbackRequest>());
  if (refusal === 'address') throw new ForbiddenException();
  if (refusal) throw new UnauthorizedException();
  return true;
}
