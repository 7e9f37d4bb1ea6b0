import { AppsInTossRequestError } from '../errors/apps-in-toss-request.error.js';
import { objectArgument, tokenArgument, userKeyArgument } from './argument.js';
import type { IdentityFields, IdentityKind, PreparedRequest } from './prepared-request.interface.js';

/** The headers that say whom a request speaks for. @throws AppsInTossRequestError @internal */
export function identityHeaders(kind: IdentityKind, request: PreparedRequest): Record<string, string> {
  switch (kind) {
    case 'none':
      return {};
    case 'bearer':
      return bearer(request.accessToken);
    case 'optional-bearer':
      return request.accessToken === undefined ? {} : bearer(request.accessToken);
    case 'user-or-anon':
      return oneOf(request.identity ?? {}, '');
    case 'optional-user-or-anon':
      return isNobody(request.identity) ? {} : oneOf(request.identity ?? {}, '');
    case 'optional-user':
      return optionalUser(request.identity?.userKey);
    case 'stated':
      return {
        ...(request.accessToken !== undefined && bearer(request.accessToken)),
        ...(request.identity !== undefined && stated(request.identity)),
      };
  }
}

function bearer(accessToken: unknown): Record<string, string> {
  return { authorization: `Bearer ${tokenArgument('accessToken', accessToken)}` };
}

function optionalUser(userKey: unknown): Record<string, string> {
  return userKey === undefined ? {} : userHeader('userKey', userKey);
}

function isNobody(identity: IdentityFields | undefined): boolean {
  return identity?.userKey === undefined && identity?.anonKey === undefined;
}

function stated(identity: IdentityFields): Record<string, string> {
  objectArgument('identity', identity);
  return oneOf(identity, 'identity.');
}

/** @param inside how the fields are reached from the request */
function oneOf({ userKey, anonKey }: IdentityFields, inside: string): Record<string, string> {
  if ((userKey === undefined) === (anonKey === undefined)) {
    throw new AppsInTossRequestError({
      code: 'AIT_API_IDENTITY',
      message: `The request is not usable: expected either "${inside}userKey" or "${inside}anonKey", got ${userKey === undefined ? 'neither' : 'both'}`,
    });
  }
  return userKey === undefined
    ? { 'x-anon-key': tokenArgument(`${inside}anonKey`, anonKey) }
    : userHeader(`${inside}userKey`, userKey);
}

function userHeader(name: string, userKey: unknown): Record<string, string> {
  return { 'x-toss-user-key': String(userKeyArgument(name, userKey)) };
}
