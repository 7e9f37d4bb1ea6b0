import type { InternalAxiosRequestConfig } from 'axios';
import { fault } from '../../fault/fault-catalogue.js';
import { AppsInTossTransportError } from '../../fault/transport.error.js';

/**
 * Whether somebody cancelled a request. axios looks once more when an adapter has ended, and throws an error of its own
 * then, in the place of the one that says what became of the request.
 *
 * @internal
 */
export function isCancelled({ signal, cancelToken }: InternalAxiosRequestConfig): boolean {
  return signal?.aborted === true || cancelToken?.reason !== undefined;
}

/** The answer was there when the request was cancelled: nobody gets it, and it may have been processed. @internal */
export function cancelledAtTheEnd(): AppsInTossTransportError {
  return new AppsInTossTransportError({ fault: fault('AIT_ABORTED'), outcome: 'unknown', phase: 'body' });
}
