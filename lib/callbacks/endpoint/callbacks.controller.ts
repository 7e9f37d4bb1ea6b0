import { All, Controller, Inject, Req, Res, type Type, VERSION_NEUTRAL } from '@nestjs/common';
import type { CallbackEndpoint } from './callback-endpoint.js';
import type { CallbackKind } from '../callback-kind.js';
import type { CallbackRequest } from '../verification/callback-request.interface.js';
import type { AppsInTossCallbacksModuleOptions } from '../callbacks-options.interface.js';

/** Token of the endpoint, within one registration. @internal */
export const CALLBACK_ENDPOINT = Symbol('callback-endpoint');

/**
 * A controller for one registration. A class of its own each time: its paths come from options that an asynchronous
 * factory may return, and Nest reads paths from the class.
 *
 * @internal
 */
export function callbacksController(decorators: readonly ClassDecorator[]): Type {
  @Controller({ version: VERSION_NEUTRAL })
  class AppsInTossCallbacksController implements Record<CallbackKind, unknown> {
    readonly #endpoint: CallbackEndpoint;

    constructor(@Inject(CALLBACK_ENDPOINT) endpoint: CallbackEndpoint) {
      this.#endpoint = endpoint;
    }

    unlink(@Req() request: CallbackRequest, @Res() response: unknown): Promise<void> {
      return this.#endpoint.answer('unlink', request, response);
    }

    subscription(@Req() request: CallbackRequest, @Res() response: unknown): Promise<void> {
      return this.#endpoint.answer('subscription', request, response);
    }
  }
  for (const decorate of decorators) decorate(AppsInTossCallbacksController);
  return AppsInTossCallbacksController;
}

/**
 * Gives the controller its routes. Nest reads them when the application is initialised, after every factory has run.
 *
 * @returns the calls that have one
 * @internal
 */
export function mountCallbacks(controller: Type, options: AppsInTossCallbacksModuleOptions): CallbackKind[] {
  const kinds = (['unlink', 'subscription'] as const).filter((kind) => options[kind]?.path !== undefined);
  for (const kind of kinds) {
    const prototype = controller.prototype as object;
    const method = Object.getOwnPropertyDescriptor(prototype, kind) as PropertyDescriptor;
    All(options[kind]?.path as string)(prototype, kind, method);
  }
  return kinds;
}
