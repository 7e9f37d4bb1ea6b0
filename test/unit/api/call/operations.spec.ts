import { LoginApi } from '../../../../lib/api/login/login.api.js';
import { LOGIN_OPERATIONS } from '../../../../lib/api/login/login.operations.js';
import { OPERATIONS } from '../../../../lib/api/operations.js';
import { requestPath } from '../../../../lib/api/request/request-path.js';

const methods = (api: { prototype: object }) =>
  Object.getOwnPropertyNames(api.prototype).filter((name) => name !== 'constructor');

describe('the table of operations', () => {
  it('has one entry for each method of the login group, and no other', () => {
    expect(methods(LoginApi)).toEqual(Object.keys(LOGIN_OPERATIONS));
    for (const [method, { name }] of Object.entries(LOGIN_OPERATIONS)) expect(name).toBe(`login.${method}`);
  });

  it('names every operation once', () => {
    expect(new Set(OPERATIONS.map(({ name }) => name)).size).toBe(OPERATIONS.length);
  });

  it.each(OPERATIONS.map((operation) => [operation.name, operation] as const))(
    '%s has a path that is allowed, and advice in both languages',
    (_, operation) => {
      expect(requestPath(operation.path)).toMatch(/^\/api-partner\/v1\/apps-in-toss\//);
      expect(operation.afterUnknown.ko).toMatch(/요\./);
      expect(operation.afterUnknown.en).toMatch(/^[\x20-\x7e]+$/);
    },
  );
});
