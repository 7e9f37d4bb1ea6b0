import { hasSubscribers } from 'node:diagnostics_channel';
import { MemoryOperationJournal, type OperationJournal } from 'nestjs-apps-in-toss';
import { AppsInTossPrometheusModule } from 'nestjs-apps-in-toss/prometheus';
import { Registry } from 'prom-client';
import { everyOperation, MARKS } from '../../../helpers/every-operation.js';
import { failureOf } from '../../../helpers/money-lab.js';
import { type Observed, observed } from '../../../helpers/observed.js';

let app: Observed;
afterEach(() => app.close());

/** Lines of one metric, by labels. */
async function metric(registry: Registry, name: string): Promise<Array<{ value: number; labels: object }>> {
  const found = (await registry.getMetricsAsJSON()).find(
    (each) => each.name === `apps_in_toss_client_${name}`,
  );
  return (found?.values ?? []) as never;
}

describe('metrics in a registry of prom-client', () => {
  it('count calls by operation, outcome and code', async () => {
    const registry = new Registry();
    app = await observed([AppsInTossPrometheusModule.forRoot({ registry })]);
    app.emulator.script('login.getMe').fail('4095');
    await failureOf(app.client.login.getMe({ accessToken: 'no-token' }));
    const labels = { app: 'default', door: 'client', operation: 'login.getMe', outcome: 'refused' };
    const [counted] = await metric(registry, 'operations_total');
    expect(counted).toMatchObject({ value: 1, labels });
    expect(await metric(registry, 'attempts_total')).toMatchObject([
      { value: 2, labels: { outcome: 'refused' } },
    ]);
    expect(await metric(registry, 'retries_total')).toMatchObject([
      { value: 1, labels: { reason: 'refused' } },
    ]);
    expect(await metric(registry, 'connections_total')).toMatchObject([
      { value: 1, labels: { host: 'api', reused: 'false' } },
      { value: 1, labels: { host: 'api', reused: 'true' } },
    ]);
  });

  it('show the certificate in use, the one on disk, and what is wrong with them', async () => {
    const registry = new Registry();
    app = await observed([AppsInTossPrometheusModule.forRoot({ registry })]);
    const { serialNumber: serial, validTo } = app.store.active!;
    expect(await metric(registry, 'cert_not_after_timestamp_seconds')).toMatchObject([
      { value: validTo.getTime() / 1_000, labels: { serial, role: 'serving' } },
      { value: validTo.getTime() / 1_000, labels: { serial, role: 'disk' } },
    ]);
    for (const name of ['drift', 'held_back', 'rejected', 'stage'])
      expect(await metric(registry, `cert_${name}`)).toMatchObject([
        { value: 0, labels: { app: 'default' } },
      ]);
    app.emulator.deleteCertificate(app.store.active!.fingerprint256);
    await failureOf(app.client.login.getMe({ accessToken: 'no-token' }));
    expect(await metric(registry, 'cert_rejected')).toMatchObject([{ value: 1 }]);
    expect(await metric(registry, 'cert_refused_total')).toMatchObject([
      { value: 1, labels: { side: 'they-refused-us' } },
    ]);
  });

  it('count grants that are not finished, and say so when the journal does not answer', async () => {
    const registry = new Registry();
    const journal = new MemoryOperationJournal();
    app = await observed([AppsInTossPrometheusModule.forRoot({ registry, journalTimeout: 50 })], { journal });
    await app.client.promotion.plan({ userKey: 1, promotionCode: 'CODE', amount: 1, grantId: 'g' });
    expect(await metric(registry, 'grants_unfinished')).toMatchObject([{ value: 1 }]);
    expect(await metric(registry, 'grants_undecided')).toMatchObject([{ value: 0 }]);
    expect(await metric(registry, 'journal_up')).toMatchObject([{ value: 1 }]);
    (journal as OperationJournal).unfinished = () => new Promise(() => undefined);
    expect(await metric(registry, 'journal_up')).toMatchObject([{ value: 0 }]);
    expect(await metric(registry, 'grants_unfinished')).toEqual([]);
  });

  it('are there once however often the module is imported, in each registry, until the application closes', async () => {
    const [first, second] = [new Registry(), new Registry()];
    app = await observed([
      AppsInTossPrometheusModule.forRoot({ registry: first }),
      AppsInTossPrometheusModule.forRoot({ registry: first }),
      AppsInTossPrometheusModule.forRoot({ registry: second }),
    ]);
    await failureOf(app.client.login.getMe({ accessToken: 'no-token' }));
    for (const registry of [first, second])
      expect(await metric(registry, 'operations_total')).toMatchObject([{ value: 1 }]);
    await app.closeApp();
    for (const registry of [first, second]) expect(registry.getMetricsAsArray()).toEqual([]);
    for (const name of ['apps-in-toss:call', 'apps-in-toss:certificate'])
      expect(hasSubscribers(name)).toBe(false);
  });

  it('keep applications of one process apart', async () => {
    const registry = new Registry();
    app = await observed([AppsInTossPrometheusModule.forRoot({ registry })]);
    const other = await observed([]);
    await failureOf(other.client.login.getMe({ accessToken: 'no-token' }));
    await other.close();
    expect(await metric(registry, 'operations_total')).toEqual([]);
  });

  it('stay below 1,000 series over the whole API and three mini-apps, and hold nothing of a person', async () => {
    const registry = new Registry();
    const names = ['second', 'third'];
    const journal = new MemoryOperationJournal();
    app = await observed([AppsInTossPrometheusModule.forRoot({ registry })], { journal }, names);
    await everyOperation(app.client, app.http);
    for (const name of names) await everyOperation(app.named(name).client, app.named(name).http);
    const text = await registry.metrics();
    const series = text.split('\n').filter((line) => line && !line.startsWith('#'));
    expect(series.length).toBeGreaterThan(300);
    expect(series.length).toBeLessThan(1_000);
    expect(text).not.toMatch(MARKS);
    expect(text).toContain('operation="other"');
    // Nothing is left out of the sums.
    const total = (await metric(registry, 'operations_total')).reduce((sum, { value }) => sum + value, 0);
    const timed = (await registry.getMetricsAsJSON())
      .find(({ name }) => name === 'apps_in_toss_client_operation_duration_seconds')!
      .values.filter((each) => (each as { metricName?: string }).metricName?.endsWith('_count'))
      .reduce((sum, { value }) => sum + value, 0);
    expect(timed).toBe(total);
  });
});
