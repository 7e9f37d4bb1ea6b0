/**
 * What became of a request that did not succeed.
 *
 * - `not-sent`: proved that the server processed nothing.
 * - `refused`: the server answered "no" without acting.
 * - `unknown`: the server may have processed it.
 *
 * @publicApi
 */
export type Outcome = 'not-sent' | 'refused' | 'unknown';
