import 'reflect-metadata';
import { register } from 'prom-client';
import ts from 'typescript';
import { StoreLab } from '../certificate/store/store-lab.js';
import { codeBlocks } from './markdown-pages.js';

/** What the page says, run as it stands, but for the decorator and the type of its argument. */
async function certificateMetrics(): Promise<new (store: unknown) => unknown> {
  const [block] = codeBlocks('docs/recipes/metrics.en.md').filter(({ language }) => language === 'ts');
  const plain = block?.code.replace('@Injectable()', '').replace(/^import .*nestjs.*$/gm, '');
  const { outputText } = ts.transpileModule(plain ?? '', {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS },
  });
  const module = { exports: {} as { CertificateMetrics: new (store: unknown) => unknown } };
  const prom = await import('prom-client');
  new Function('module', 'exports', 'require', outputText)(module, module.exports, () => prom);
  return module.exports.CertificateMetrics;
}

describe('the recipe for metrics', () => {
  let lab: StoreLab;
  beforeEach(async () => {
    lab = await StoreLab.open();
    register.clear();
  });
  afterEach(() => lab.close());

  it('shows which certificate serves until when, what is wrong, and what happened', async () => {
    const Metrics = await certificateMetrics();
    const [old, next] = [await lab.issue('my-app', -9), await lab.issue('my-app', -1)];
    await lab.place('old', old);
    const store = await lab.started({ source: { directory: lab.folder }, tornGraceMs: -1 });
    expect(new Metrics(store)).toBeDefined();
    await lab.place('next', next);
    await store.reload();
    const validTo = (role: string, { x509 }: typeof old): string =>
      `apps_in_toss_certificate_valid_to_seconds{common_name="my-app",serial_number="${x509.serialNumber}",role="${role}"} ${Date.parse(x509.validTo) / 1_000}`;
    const shown = await register.metrics();
    expect(shown).toContain(validTo('active', next));
    expect(shown).toContain(validTo('standby', old));
    expect(shown).toContain(
      'apps_in_toss_certificate_events_total{type="activated",code="AIT_CERT_ACTIVATED"} 1',
    );
    expect(shown).not.toMatch(/^apps_in_toss_certificate_problem\{/m);

    await lab.place('bad', { chain: 'no certificate', key: 'no key' });
    await store.reload();
    expect(await register.metrics()).toContain('apps_in_toss_certificate_problem{code="AIT_CERT_NOT_PEM"} 1');
  });
});
