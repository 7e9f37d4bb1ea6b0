import { argumentError, objectArgument } from '../request/argument.js';
import type { CallOptions } from './call-options.interface.js';

/** What holds when a call does not say otherwise. @internal */
export interface CallDefaults {
  readonly deadline: number;
  /** At most so many of all kinds together; when left out, what the operation's own policy allows. */
  readonly retries?: number | undefined;
}

/** The options of one call, checked and completed. @internal */
export interface CallSettings extends CallDefaults {
  readonly signal: AbortSignal | undefined;
}

/** The longest time a Node timer can wait. */
const LONGEST_MS = 2_147_483_647;

/** @internal */
export function callSettings(options: CallOptions | undefined, defaults: CallDefaults): CallSettings {
  if (options !== undefined) objectArgument('options', options);
  const { deadline = defaults.deadline, retries = defaults.retries, signal } = options ?? {};
  if (typeof deadline !== 'number' || !(deadline > 0 && deadline <= LONGEST_MS)) {
    throw argumentError('options.deadline', `milliseconds above 0 and up to ${LONGEST_MS}`);
  }
  if (retries !== undefined && (!Number.isInteger(retries) || retries < 0))
    throw argumentError('options.retries', 'a whole number, 0 or more');
  if (signal !== undefined && !isSignal(signal)) throw argumentError('options.signal', 'an AbortSignal');
  return { deadline, retries, signal };
}

/** By its shape: a signal may come from another realm or from a polyfill. */
function isSignal(value: unknown): boolean {
  const signal = value as Partial<AbortSignal> | null;
  return typeof signal?.aborted === 'boolean' && typeof signal.addEventListener === 'function';
}
