import { identityHeaders } from '../../../../lib/api/request/identity-headers.js';
import type { IdentityKind } from '../../../../lib/api/request/prepared-request.interface.js';

const USER = { 'x-toss-user-key': '7' };
const ANON = { 'x-anon-key': 'anon-1' };

describe('the identity of a request', () => {
  it.each<[IdentityKind, object, object]>([
    ['user-or-anon', { userKey: 7 }, USER],
    ['user-or-anon', { userKey: '7' }, USER],
    ['user-or-anon', { anonKey: 'anon-1', orderNo: 'x' }, ANON],
    ['optional-user-or-anon', { userKey: 7 }, USER],
    ['optional-user-or-anon', { anonKey: 'anon-1' }, ANON],
    ['optional-user-or-anon', {}, {}],
    ['optional-user', { userKey: 7 }, USER],
    ['optional-user', { orderId: 'x' }, {}],
    ['none', { userKey: 7 }, {}],
    ['stated', { userKey: 7 }, USER],
  ])('%s with %j', (kind, identity, headers) => {
    expect(identityHeaders(kind, { identity })).toEqual(headers);
  });

  it.each<[IdentityKind, object, string]>([
    ['user-or-anon', {}, 'either "userKey" or "anonKey", got neither'],
    ['user-or-anon', { userKey: 7, anonKey: 'anon-1' }, 'either "userKey" or "anonKey", got both'],
    ['optional-user-or-anon', { userKey: 7, anonKey: 'anon-1' }, 'got both'],
    ['stated', {}, 'either "identity.userKey" or "identity.anonKey", got neither'],
  ])('%s refuses %j', (kind, identity, text) => {
    const make = () => identityHeaders(kind, { identity });
    expect(make).toThrow(expect.objectContaining({ code: 'AIT_API_IDENTITY', outcome: 'not-sent' }));
    expect(make).toThrow(text);
  });

  it.each<[IdentityKind, object, string]>([
    ['user-or-anon', { userKey: '7.0' }, '"userKey"'],
    ['user-or-anon', { anonKey: 'a\nb' }, '"anonKey"'],
    ['optional-user', { userKey: -1 }, '"userKey"'],
    ['stated', { userKey: 'x' }, '"identity.userKey"'],
  ])('%s names the field that is not usable: %j', (kind, identity, name) => {
    const make = () => identityHeaders(kind, { identity } as never);
    expect(make).toThrow(expect.objectContaining({ code: 'AIT_API_ARGUMENT' }));
    expect(make).toThrow(name);
  });
});
