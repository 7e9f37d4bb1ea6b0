/**
 * Version of this package, as it is sent in `user-agent`. Written out, because reading `package.json` at run time
 * breaks under bundlers.
 *
 * @internal
 */
export const VERSION = '0.1.0';

/** How requests of this package name themselves. @internal */
export const USER_AGENT = `nestjs-apps-in-toss/${VERSION}`;
