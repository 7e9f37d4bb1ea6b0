import { hasJust, sealedFields } from '../options/sealing/sealed-fields.js';
import type { CallbackOptions, AppsInTossCallbacksModuleOptions } from './callbacks-options.interface.js';

/**
 * The credentials leave the options before Nest stores them: whoever prints the container must not see them. What has
 * other fields stays as it is, for validation to name them.
 *
 * @internal
 */
export function sealCallbacksOptions<T extends AppsInTossCallbacksModuleOptions>(options: T): T {
  if (typeof options !== 'object' || options === null) return options;
  return {
    ...options,
    ...(options.unlink && { unlink: sealed(options.unlink) }),
    ...(options.subscription && { subscription: sealed(options.subscription) }),
  };
}

function sealed(callback: CallbackOptions): CallbackOptions {
  const { path, credential } = callback;
  if (!hasJust(callback, 'credential', 'path') && !hasJust(callback, 'credential')) return callback;
  return sealedFields({ credential, ...(path !== undefined && { path }) });
}
