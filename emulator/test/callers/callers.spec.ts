import { codeOf } from '../helpers/operations.js';
import { useEmulator } from '../helpers/setup.js';

const path = '/promotion/execution-result';
const body = { promotionCode: 'P', key: 'k' };

describe('who a request is about', () => {
  const app = useEmulator();

  it.each([
    ['both headers', { userKey: 1, anonKey: 'x' }, 'x-anon-key'],
    ['neither', {}, 'x-toss-user-key'],
    ['a userKey that is no number', { headers: { 'x-toss-user-key': 'abc' } }, 'x-toss-user-key'],
    ['an empty anonymous key', { headers: { 'x-anon-key': '' } }, 'x-anon-key'],
  ])('%s is HTTP 400', async (_, who, field) => {
    const reply = await app.post(path, { body, ...who });
    expect([reply.status, reply.body.error.data.errorDetails[0]?.field]).toEqual([400, field]);
  });

  it('may be any user but one that cut the link', async () => {
    expect(codeOf(await app.post(path, { body, userKey: 7 }))).toBe('4100');
    await app.login({ userKey: 7 });
    await app.post('/user/oauth2/access/remove-by-user-key', { body: { userKey: 7 } });
    expect(codeOf(await app.post(path, { body, userKey: 7 }))).toBe('4010');
    expect(codeOf(await app.post(path, { body, userKey: 7, app: 'other-app' }))).toBe('4100');
  });
});

describe('with known users only', () => {
  const app = useEmulator({ users: 'known' });

  it('is somebody who signed in to this app', async () => {
    await app.login({ userKey: 7 });
    expect(codeOf(await app.post(path, { body, userKey: 7 }))).toBe('4100');
    expect(codeOf(await app.post(path, { body, userKey: 8 }))).toBe('4010');
    expect(codeOf(await app.post(path, { body, userKey: 7, app: 'other-app' }))).toBe('4010');
  });
});
