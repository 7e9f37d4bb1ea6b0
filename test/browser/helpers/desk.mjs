import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { adminOf } from './admin.mjs';
import { startCommand } from '../../command/helpers/emulator.mjs';

/** A name that stands for this machine, as a rebound one would. */
export const reboundName = 'rebound.example';

/** An emulator, a Chromium, and a page of the console in it. */
export async function openDesk(t, { width = 1200, height = 800, args = [] } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'browser-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const { told } = await startCommand(t, args);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', `--host-resolver-rules=MAP ${reboundName} 127.0.0.1`],
  });
  t.after(() => browser.close());
  const context = await browser.newContext({ viewport: { width, height }, acceptDownloads: true });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: told.consoleUrl });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  const faults = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  await page.goto(`${told.consoleUrl}/#token=${told.token}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  const admin = adminOf(told);
  return { told, browser, context, page, folder, admin, faults };
}

/** Goes to a room by its link. */
export async function enter(page, name) {
  await page.getByRole('navigation').getByRole('link', { name }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
}
