// One process that has the package twice, and one file of a journal: each copy opens it, and both use what one opened.
import 'reflect-metadata';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { startEmulator } from 'apps-in-toss-emulator';
import * as imported from 'nestjs-apps-in-toss';

const required = createRequire(import.meta.url)('nestjs-apps-in-toss');
const copies = { imported, required };

const now = new Date();
const entry = (id) => ({
  id,
  kind: 'promotion.grant',
  state: 'planned',
  isFinished: false,
  data: {},
  version: 1,
  createdAt: now,
  updatedAt: now,
});
const codeOf = (promise) =>
  promise.then(
    () => 'none',
    (error) => error.code,
  );

/** Whoever comes second is told; the first goes on, and hands the file over when it ends. */
async function secondComer(first, second, path) {
  const holder = new copies[first].FileOperationJournal(path);
  await holder.add(entry(`${first}-1`));
  const other = new copies[second].FileOperationJournal(path);
  const refused = [await codeOf(other.open()), await codeOf(other.add(entry(`${second}-1`)))];
  await holder.add(entry(`${first}-2`));
  await holder.close();
  await other.add(entry(`${second}-2`));
  const kept = [`${first}-1`, `${first}-2`, `${second}-1`, `${second}-2`];
  const found = await Promise.all(kept.map((id) => other.get(id)));
  await other.close();
  return { refused, kept: found.map((each) => each?.id ?? null) };
}

/** Both at once, again and again: never do both have it. */
async function race(path) {
  const counts = { both: 0, lost: 0 };
  for (let round = 0; round < 10; round += 1) {
    const journals = Object.values(copies).map((copy) => new copy.FileOperationJournal(path));
    const codes = await Promise.all(
      journals.map((journal, n) => codeOf(journal.add(entry(`${round}-${n}`)))),
    );
    const won = codes.flatMap((code, n) => (code === 'none' ? [n] : []));
    if (won.length > 1) counts.both += 1;
    await Promise.all(journals.map((journal) => journal.close()));
    const reader = new imported.FileOperationJournal(path);
    for (const n of won) if (!(await reader.get(`${round}-${n}`))) counts.lost += 1;
    await reader.close();
  }
  return counts;
}

/** An app of each copy on the same journal: it lives as long as the last of them. */
async function shared(path) {
  const emulator = await startEmulator();
  try {
    emulator.createPromotion({ promotionCode: 'WELCOME', budget: 10_000, appName: 'my-mini-app' });
    const { cert, key } = await emulator.issueCertificate('my-mini-app', { keyType: 'ec' });
    const journal = new imported.FileOperationJournal(path);
    const start = async ({ AppsInTossModule, AppsInTossClient }) => {
      // eslint-disable-next-line typescript/no-extraneous-class -- Nest wants a class
      class App {}
      const { apiBaseUrl, payBaseUrl, ca } = emulator;
      const options = { certificate: { cert, key }, apiBaseUrl, payBaseUrl, ca, journal };
      Module({ imports: [AppsInTossModule.forRoot(options)] })(App);
      const app = await NestFactory.createApplicationContext(App, { logger: ['error'] });
      return { app, client: app.get(AppsInTossClient, { strict: false }) };
    };
    const grant = (userKey) => ({ userKey, promotionCode: 'WELCOME', amount: 100, grantId: `g-${userKey}` });
    const [one, other] = [await start(imported), await start(required)];
    // The same grant from both sides, and one of each.
    await Promise.all([one.client.promotion.grant(grant(1)), other.client.promotion.grant(grant(1))]);
    await one.client.promotion.grant(grant(2));
    await one.app.close();
    const { status } = await other.client.promotion.grant(grant(3));
    await other.app.close();
    emulator.ledger.assertNoDoubleSpend();
    return {
      status,
      granted: emulator.ledger.grants.length,
      after: await codeOf(journal.add(entry('late'))),
    };
  } finally {
    await emulator.close();
  }
}

const folder = await mkdtemp(join(tmpdir(), 'one-journal-'));
try {
  const result = {
    importedFirst: await secondComer('imported', 'required', join(folder, 'a')),
    requiredFirst: await secondComer('required', 'imported', join(folder, 'b')),
    race: await race(join(folder, 'c')),
    shared: await shared(join(folder, 'd')),
  };
  console.log(JSON.stringify(result));
} finally {
  await rm(folder, { recursive: true, force: true });
}
