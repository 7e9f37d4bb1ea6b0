import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { enter, openDesk, reboundName } from './helpers/desk.mjs';

test('the console is for its own page', async (t) => {
  const { told, context, page, admin } = await openDesk(t);

  await t.test('a name that was rebound to this machine gets nothing', async () => {
    const foreign = await context.newPage();
    const { port } = new URL(told.consoleUrl);
    const response = await foreign.goto(`http://${reboundName}:${port}/`);
    assert.equal(response.status(), 403);
    assert.doesNotMatch(await response.text(), /console\.js/);
    const status = await foreign.evaluate(async (token) => {
      const answer = await fetch('/api/apps', { headers: { authorization: `Bearer ${token}` } });
      return answer.status;
    }, told.token);
    assert.equal(status, 403);
  });

  await t.test(
    'a page of another origin can neither read nor change anything, not even with the token',
    async () => {
      const server = createServer((_, response) =>
        response.setHeader('content-type', 'text/html').end('<p>'),
      ).listen(0);
      await once(server, 'listening');
      t.after(() => server.close());
      const foreign = await context.newPage();
      await foreign.goto(`http://localhost:${server.address().port}/`);
      const tried = await foreign.evaluate(
        async ([origin, token]) => {
          const result = (promise) =>
            promise.then((answer) => answer.type + answer.status).catch(() => 'refused');
          const headers = { authorization: `Bearer ${token}` };
          const form = { method: 'POST', mode: 'no-cors', body: '{"name":"evil"}' };
          return {
            read: await result(fetch(`${origin}/api/apps`, { headers })),
            write: await result(fetch(`${origin}/api/apps`, { ...form, mode: 'cors', headers })),
            page: await result(fetch(`${origin}/`)),
            form: await result(fetch(`${origin}/api/apps`, form)),
          };
        },
        [told.consoleUrl, told.token],
      );
      assert.deepEqual(tried, { read: 'refused', write: 'refused', page: 'refused', form: 'refused' });
      assert.deepEqual((await admin('GET', '/apps')).apps, ['my-app']);
    },
  );

  await t.test('it cannot be put into a frame', async () => {
    const foreign = await context.newPage();
    await foreign.setContent(`<iframe src="${told.consoleUrl}/"></iframe>`);
    await foreign.waitForLoadState('networkidle');
    const framed = foreign.frames().find((frame) => frame.url().startsWith(told.consoleUrl));
    assert.equal(framed && (await framed.locator('#page').count()), framed && 0);
  });

  await t.test('without the link there is a door, and the link pasted opens it', async () => {
    const stranger = await (await context.browser().newContext()).newPage();
    await stranger.goto(told.consoleUrl);
    await stranger.getByRole('heading', { name: '열쇠가 필요해요' }).waitFor();
    await stranger.getByLabel('콘솔 주소 또는 토큰').fill(`${told.consoleUrl}/#token=${told.token}`);
    await stranger.getByRole('button', { name: '들어가기' }).click();
    await stranger.getByRole('heading', { name: 'mTLS 인증서' }).waitFor();
  });

  await t.test('it asks nobody but its own server, and the token stands in no address', async () => {
    const asked = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.reload();
    for (const room of ['요청', '기록', 'API 문서']) await enter(page, room);
    assert.ok(asked.length > 3);
    for (const url of asked) {
      assert.ok(url.startsWith(`${told.consoleUrl}/`), url);
      assert.ok(!url.includes(told.token), url);
    }
    assert.ok(!page.url().includes(told.token));
  });
});
