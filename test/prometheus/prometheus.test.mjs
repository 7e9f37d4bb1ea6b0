import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { dashboardFile, queriesOf, rulesFile, startRig, until } from './helpers/rig.mjs';

const unitTests = fileURLToPath(new URL('alerts.promtool.yml', import.meta.url));
const rules = parse(await readFile(rulesFile, 'utf8')).groups.flatMap((group) => group.rules);
const dashboard = JSON.parse(await readFile(dashboardFile, 'utf8'));

test('every alert does what its tests say, by promtool', () => {
  const { status, stdout, stderr } = spawnSync('promtool', ['test', 'rules', unitTests], {
    encoding: 'utf8',
  });
  assert.equal(status, 0, stdout + stderr);
});

test('every alert has a test in which it fires', async () => {
  const { tests } = parse(await readFile(unitTests, 'utf8'));
  const fired = tests.flatMap((each) =>
    each.alert_rule_test.filter(({ exp_alerts }) => exp_alerts.length > 0).map(({ alertname }) => alertname),
  );
  assert.deepEqual(
    rules.map(({ alert }) => alert).filter((alert) => !fired.includes(alert)),
    [],
  );
});

test('every alert says where it is explained, in both languages', async () => {
  for (const file of ['observability.md', 'observability.en.md']) {
    const page = await readFile(new URL(`../../docs/${file}`, import.meta.url), 'utf8');
    for (const { alert, annotations } of rules) {
      assert.match(annotations.runbook_url, new RegExp(`#${alert.toLowerCase()}$`));
      assert.match(page, new RegExp(`^#+ ${alert}$`, 'm'), `${file} has no heading ${alert}`);
    }
  }
});

test('the sample in use, scraped by a real Prometheus', async (t) => {
  const { api } = await startRig(t);

  await t.test('its rules are loaded, and each can be evaluated', async () => {
    const healthy = await until(async () => {
      const { groups } = await api('rules');
      const all = groups.flatMap((group) => group.rules);
      const broken = all.find(({ lastError }) => lastError);
      if (broken) throw new Error(`${broken.name}: ${broken.lastError}`);
      return all.length === rules.length && all.every(({ health }) => health === 'ok');
    });
    assert.ok(healthy);
  });

  // For all of them together: one that never shows anything must not make the others wait as well.
  const end = performance.now() + 40_000;
  for (const { title, refId, expr } of queriesOf(dashboard)) {
    await t.test(`the panel "${title}" shows something (${refId})`, async () => {
      const isThere = async () => {
        const { result } = await api('query', { query: expr });
        return result.some(({ value }) => Number.isFinite(Number(value[1])));
      };
      await until(isThere, Math.max(1_000, end - performance.now())).catch(() =>
        assert.fail(`no data for ${expr}`),
      );
    });
  }
});
