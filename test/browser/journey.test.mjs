import assert from 'node:assert/strict';
import { mkdir, readFile, readdir, rm, stat } from 'node:fs/promises';
import { request } from 'node:https';
import { join } from 'node:path';
import { test } from 'node:test';
import { enter, openDesk } from './helpers/desk.mjs';
import { issueInPage } from './helpers/downloads.mjs';
import { startSample } from './helpers/sample.mjs';

test('from the first certificate to its end, with a real app', async (t) => {
  const { told, page, folder, admin, faults } = await openDesk(t);
  const files = join(folder, 'certificates');
  await mkdir(files);
  const login = async (url) => {
    const { authorizationCode } = await admin('POST', '/apps/coffee/codes', { userKey: 42 });
    return fetch(`${url}/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ authorizationCode, referrer: 'DEFAULT' }),
    });
  };
  let sample;
  let accessToken;

  await t.test('an app is created', async () => {
    await page.getByRole('button', { name: /앱 고르기/ }).click();
    await page.getByRole('button', { name: '앱 만들기' }).click();
    await page.getByLabel('앱 이름').fill('Coffee');
    await page.getByText('영어 소문자, 숫자, -만 쓸 수 있어요.').waitFor();
    await page.getByLabel('앱 이름').fill('coffee');
    await page.getByRole('dialog').getByRole('button', { name: '앱 만들기' }).click();
    await page.getByText('아직 인증서가 없어요').waitFor();
  });

  await t.test('a certificate is issued, downloaded and unpacked', async () => {
    await issueInPage(page, 'server-2026', files);
    assert.deepEqual((await readdir(files)).toSorted(), [
      'server-2026_private.key',
      'server-2026_public.crt',
    ]);
    assert.equal((await stat(join(files, 'server-2026_private.key'))).mode & 0o077, 0);
    await page.getByText('389일 남음').or(page.getByText('390일 남음')).waitFor();
  });

  await t.test('the sample starts with those files and logs in; the request is seen live', async () => {
    sample = await startSample(t, told, files);
    await enter(page, '요청');
    await page.getByRole('button', { name: '로그인 코드 받기' }).click();
    await page.getByRole('button', { name: /인가 코드/ }).click();
    const authorizationCode = await page.evaluate(() => navigator.clipboard.readText());
    const response = await fetch(`${sample.url}/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ authorizationCode, referrer: 'DEFAULT' }),
    });
    assert.equal(response.status, 200);
    ({ accessToken } = await response.json());
    const row = page.getByRole('row', { name: /토큰 발급/ });
    await row.waitFor();
    assert.match(await row.innerText(), /server-2026[\s\S]*성공/);
    await row.getByRole('button').click();
    const sheet = page.getByRole('dialog');
    await sheet.getByText('"accessToken": "•••"').waitFor();
    await sheet.getByRole('button', { name: '가린 값 보기' }).click();
    await sheet.getByText(accessToken.slice(0, 40)).waitFor();
    await page.keyboard.press('Escape');
  });

  await t.test('a second one takes over without a failed request', async () => {
    await enter(page, 'mTLS 인증서');
    const over = new AbortController();
    const statuses = [];
    const load = Array.from({ length: 4 }, async () => {
      while (!over.signal.aborted) {
        const response = await fetch(`${sample.url}/me`, {
          headers: { authorization: `Bearer ${accessToken}` },
        });
        statuses.push(response.status);
        await response.arrayBuffer();
      }
    });
    // The newest wins, and certificates carry whole seconds.
    const [first] = (await admin('GET', '/apps/coffee/certificates')).certificates;
    while (Date.now() - new Date(first.validFrom) < 1_000)
      await new Promise((resolve) => setTimeout(resolve, 50));
    await issueInPage(page, 'server-2027', files);
    await page.getByRole('listitem').filter({ hasText: 'server-2027' }).getByText('사용 중').waitFor();
    over.abort();
    await Promise.all(load);
    assert.ok(statuses.length > 10);
    assert.deepEqual(
      statuses.filter((status) => status !== 200),
      [],
    );
    t.diagnostic(`${statuses.length} requests while the certificate was replaced, none failed`);
  });

  await t.test('the old one is deleted, the app goes on, and the list says so', async () => {
    const line = page.getByRole('listitem').filter({ hasText: 'server-2026' });
    await line.getByRole('button', { name: 'server-2026 메뉴' }).click();
    await line.getByRole('button', { name: '삭제', exact: true }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByText(/지난 30분 동안/).waitFor();
    await sheet.getByRole('button', { name: '삭제', exact: true }).click();
    await page.getByText('삭제한 인증서 1개').waitFor();
    assert.equal((await login(sample.url)).status, 200);
    assert.equal((await fetch(`${sample.url}/health`)).status, 200);
    // Refused there, it has no business here any more.
    await rm(join(files, 'server-2026_public.crt'));
    await rm(join(files, 'server-2026_private.key'));
  });

  await t.test(
    'on its last day the line is red, and past it the app is refused and its health says so',
    async () => {
      await enter(page, '시계');
      await page.getByRole('button', { name: 'server-2027: 마지막 날로' }).click();
      await page.getByText('시계를 옮겨 놓았어요').waitFor();
      await enter(page, 'mTLS 인증서');
      await page
        .locator('.left.is-bad')
        .getByText(/오늘 만료|1일 남음/)
        .waitFor();
      assert.equal((await login(sample.url)).status, 200);
      await enter(page, '시계');
      await page.getByRole('button', { name: 'server-2027: 만료 뒤로' }).click();
      await page.getByRole('button', { name: 'server-2027: 만료 뒤로' }).waitFor();
      await page.getByText('만료됨').waitFor();
      assert.notEqual((await login(sample.url)).status, 200);
      const health = await (await fetch(`${sample.url}/health?probe=true`)).json();
      assert.notEqual(health.status, 'ok', JSON.stringify(health));
      await enter(page, '요청');
      await page.getByText('만료된 인증서').first().waitFor();
      await page.getByRole('button', { name: '지금으로 되돌리기' }).click();
      await page.getByText('시계를 옮겨 놓았어요').waitFor({ state: 'detached' });
    },
  );

  await t.test('a payment waits, is approved by click and is in the ledger', async () => {
    const pair = {
      ca: await readFile(told.environment.APPS_IN_TOSS_CA),
      cert: await readFile(join(files, 'server-2027_public.crt')),
      key: await readFile(join(files, 'server-2027_private.key')),
    };
    const pay = payWith(told, pair);
    const order = { orderNo: 'order-1', isTestPayment: false };
    const made = await pay('make-payment', {
      ...order,
      productDesc: '아메리카노',
      amount: 4500,
      amountTaxFree: 0,
    });
    await enter(page, /^결제/);
    await page.getByRole('button', { name: '아메리카노: 승인' }).click();
    await page.getByText('승인했어요.').waitFor();
    const { payToken } = made.success;
    assert.equal((await pay('execute-payment', { ...order, payToken })).resultType, 'SUCCESS');
    await page.getByText('결제됨').waitFor();
    await enter(page, '기록');
    await page.getByText('4,500원').first().waitFor();
  });

  await t.test(
    'a fault is armed by click, stands on top of every room, and is over when it was played',
    async () => {
      await enter(page, '장애 연습');
      await page.getByLabel('어떤 호출에').selectOption({ label: '토큰 발급' });
      await page.getByLabel('무슨 일을').selectOption({ label: '처리한 뒤 답하지 않고 연결을 끊어요' });
      await page.getByRole('button', { name: '시작' }).click();
      await page.getByText('장애 연습 중').waitFor();
      await enter(page, '요청');
      await page.getByText('장애 연습 중').waitFor();
      const response = await login(sample.url);
      assert.notEqual(response.status, 200);
      await page.getByText('장애 연습 중').waitFor({ state: 'detached' });
      await page
        .getByRole('row', { name: /답 없음/ })
        .first()
        .waitFor();
    },
  );

  assert.deepEqual(faults, []);
});

function payWith(told, pair) {
  return (name, body) =>
    new Promise((resolve, reject) => {
      const call = request(
        `${told.payBaseUrl}/api-partner/v1/apps-in-toss/pay/${name}`,
        {
          method: 'POST',
          agent: false,
          ...pair,
          headers: { 'content-type': 'application/json', 'x-toss-user-key': '42' },
        },
        async (response) => {
          let text = '';
          for await (const chunk of response.setEncoding('utf8')) text += chunk;
          resolve(JSON.parse(text));
        },
      );
      call.on('error', reject);
      call.end(JSON.stringify(body));
    });
}
