import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { fillDesk } from './helpers/fill.mjs';
import { openDesk } from './helpers/desk.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rooms = [
  'certificates',
  'requests',
  'ledger',
  'payments',
  'promotions',
  'messages',
  'faults',
  'clock',
  'reference',
];

for (const [what, settings] of [
  ['wide, light, Korean', { width: 1200, scheme: 'light', language: 'ko' }],
  ['narrow, dark, English', { width: 390, scheme: 'dark', language: 'en' }],
]) {
  test(`axe finds nothing: ${what}`, async (t) => {
    const { told, page, admin } = await openDesk(t, settings);
    await fillDesk(told, admin);
    await admin('POST', '/faults', { operation: 'pay.executePayment', kind: 'cut-after' });
    await admin('POST', '/clock/advance', { ms: 370 * 86_400_000 });
    await page.evaluate(({ scheme, language }) => {
      localStorage.setItem('scheme', scheme);
      localStorage.setItem('language', language);
    }, settings);
    await page.reload();
    const look = async (where) => {
      // Past the policy of the page, which lets no script in.
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => globalThis.axe.run());
      const said = violations.map(
        ({ id, nodes }) =>
          `${where}: ${id}: ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`).join('; ')}`,
      );
      assert.deepEqual(said, []);
    };
    for (const room of rooms) {
      await page.evaluate((name) => (location.hash = `#/my-app/${name}`), room);
      await page.locator(`nav a[href$="/${room}"][aria-current="page"]`).waitFor();
      await page.locator('main h1').waitFor();
      // Nothing may be wider than the window, apart from what scrolls in its own frame.
      await page.waitForFunction(() => document.readyState === 'complete');
      await look(room);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(over <= 0, `${room} is ${over} px wider than the window`);
    }
    await page.evaluate(() => (location.hash = '#/my-app/certificates'));
    await page.locator('.room-head .button.is-primary').click();
    await page.locator('dialog').waitFor();
    await look('issue');
    await page.keyboard.press('Escape');
    await page.locator('.certificate .icon-button').first().click();
    await look('menu');
    await page.evaluate(() => (location.hash = '#/my-app/requests'));
    await page.locator('table.requests .open').first().click();
    await page.locator('dialog dl').waitFor();
    await look('request');
  });
}

test('everything is reached by keyboard, and the focus comes back', async (t) => {
  const { page } = await openDesk(t);
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim());
  await page.keyboard.press('Tab');
  assert.equal(await focused(), '본문으로 가기');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  assert.equal(await focused(), '발급받기');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type('x y');
  await page.getByText('띄어쓰기, 한글, 특수문자는 쓸 수 없어요.').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  assert.equal(await focused(), '발급받기');
  const menu = page.getByRole('button', { name: 'my-app-mtls 메뉴' });
  await menu.focus();
  await page.keyboard.press('Enter');
  // Keys go where the focus is, and it moves into the menu when that is drawn.
  await menu.evaluate(async (element) => {
    for (let turn = 0; turn < 100 && document.activeElement === element; turn += 1)
      await new Promise((resolve) => requestAnimationFrame(resolve));
  });
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await page.waitForFunction(() => document.activeElement?.textContent?.trim() === '삭제');
  await page.keyboard.press('Escape');
  assert.equal(await menu.evaluate((element) => element === document.activeElement), true);
});
