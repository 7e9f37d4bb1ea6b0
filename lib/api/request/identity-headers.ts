import { AppsInTossRequestError } from '../errors/apps-in-toss-request.error.js';
import { objectArgument, tokenArgument, userKeyArgument } from './argument.js';
import type { IdentityKind, PreparedRequest } from './prepared-request.interface.js';

/** The headers that say whom a request speaks for. @throws AppsInTossRequestError @internal */
export function identityHeaders(kind: IdentityKind, request: PreparedRequest): Record<string, string> {
  switch (kind) {
    case 'none':
      return {};
    case 'bearer':
      return bearer(request.accessToken);
    case 'optional-bearer':
      return request.accessToken === undefined ? {} : bearer(request.accessToken);
    case 'stated':
      return {
        ...(request.accessToken !== undefined && bearer(request.accessToken)),
        ...(request.identity !== undefined && userHeader(request.identity)),
      };
  }
}

function bearer(accessToken: unknown): Record<string, string> {
  return { authorization: `Bearer ${tokenArgument('accessToken', accessToken)}` };
}

function userHeader(identity: unknown): Record<string, string> {
  objectArgument('identity', identity);
  const { userKey, anonKey } = identity as Record<string, unknown>;
  if ((userKey === undefined) === (anonKey === undefined)) {
    throw new AppsInTossRequestError({
      code: 'AIT_API_IDENTITY',
      message: `The argument "identity" is not usable: expected either userKey or anonKey, got ${userKey === undefined ? 'neither' : 'both'}`,
    });
  }
  return userKey === undefined
    ? { 'x-anon-key': tokenArgument('identity.anonKey', anonKey) }
    : { 'x-toss-user-key': String(userKeyArgument('identity.userKey', userKey)) };
}
