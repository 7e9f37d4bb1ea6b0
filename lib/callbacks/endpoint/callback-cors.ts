/** The console of Toss, whose test button calls from the browser. */
const CONSOLE_ORIGIN = /^https:\/\/([a-z0-9-]+\.)*toss\.im$/;

/**
 * The headers that let the console's test button see the answer. No cookie is involved: who has the credential may
 * read it.
 *
 * @param origin of the page that calls
 * @returns undefined for any other page
 * @internal
 */
export function corsHeaders(origin: unknown): Readonly<Record<string, string>> | undefined {
  if (typeof origin !== 'string' || !CONSOLE_ORIGIN.test(origin)) return undefined;
  return { 'access-control-allow-origin': origin, vary: 'Origin' };
}

/** What it adds to the answer to a preflight. @internal */
export function preflightHeaders(methods: readonly string[]): Readonly<Record<string, string>> {
  return {
    'access-control-allow-methods': methods.join(', '),
    'access-control-allow-headers': 'authorization, content-type',
    'access-control-max-age': '600',
  };
}
