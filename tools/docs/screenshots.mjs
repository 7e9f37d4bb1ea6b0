// Takes the pictures of the console page for the READMEs: `npm run screenshots` (wants the build, and a Chromium).
import { mkdir } from 'node:fs/promises';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { openDesk } from '../../test/browser/helpers/desk.mjs';
import { fillDesk } from '../../test/browser/helpers/fill.mjs';

const folder = fileURLToPath(new URL('../../emulator/images/', import.meta.url));
const pictures = [
  { name: 'console-certificates', room: 'certificates', height: 640 },
  { name: 'console-requests', room: 'requests', height: 720 },
  { name: 'console-payments', room: 'payments', height: 720 },
  { name: 'console-dark', room: 'ledger', scheme: 'dark', height: 720 },
  { name: 'console-english', room: 'requests', language: 'en', height: 720 },
  { name: 'console-narrow', room: 'certificates', width: 390, height: 720 },
];

const ends = [];
try {
  await mkdir(folder, { recursive: true });
  const { told, page, admin } = await openDesk({ after: (end) => ends.unshift(end) });
  const issue = (name, days) => admin('POST', '/apps/my-app/certificates', { name, days });
  await issue('server-2025', 22);
  await issue('server-2026');
  await fillDesk(told, admin);
  for (const { name, room, width = 1120, height, scheme = 'light', language = 'ko' } of pictures) {
    await page.setViewportSize({ width, height });
    await page.evaluate(
      (settings) => {
        localStorage.setItem('scheme', settings.scheme);
        localStorage.setItem('language', settings.language);
        location.hash = `#/my-app/${settings.room}`;
      },
      { room, scheme, language },
    );
    await page.reload();
    await page.locator(`nav a[href$="/${room}"][aria-current="page"]`).waitFor();
    await page.locator('main .card').first().waitFor();
    const path = `${folder}${name}.png`;
    await page.screenshot({ path, animations: 'disabled' });
    // A page of few colours needs no more than 256 of them.
    spawnSync('pngquant', ['--force', '--skip-if-larger', '--output', path, '64', path]);
    console.log(path);
  }
} finally {
  for (const end of ends) await end();
}
