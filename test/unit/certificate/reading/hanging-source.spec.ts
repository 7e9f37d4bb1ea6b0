import { jest } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  StoreSource,
  type SourceContent,
} from '../../../../lib/certificate/sources/store-source.interface.js';
import { NONE_REVOKED } from '../../../../lib/certificate/revoked/revoked-list.js';
import { HeldInput } from '../../../../lib/certificate/sources/held-input.js';
import type { Issued } from '../../../helpers/pki.js';
import { StoreLab } from '../store/store-lab.js';

/** As a folder on storage that stopped to answer. */
class HangingSource extends StoreSource {
  readonly canChange = true;
  override readonly patience = 40;
  looks = 0;
  wake: (() => void) | undefined;

  constructor(public pairs: Issued[]) {
    super();
  }

  async load(): Promise<Issued[]> {
    return this.pairs;
  }

  hangs = false;

  async look(): Promise<SourceContent> {
    this.looks += 1;
    if (this.hangs) await new Promise<void>((resolve) => (this.wake = resolve));
    const members = this.pairs.map((input, index) => ({
      place: `index:${index}`,
      option: 'certificate',
      input: new HeldInput(input),
    }));
    return { members, revoked: NONE_REVOKED };
  }
}

describe('a source that hangs', () => {
  let lab: StoreLab;
  beforeEach(async () => void (lab = await StoreLab.open()));
  afterEach(() => lab.close());

  it('is given up, keeps what there was, is asked once until it answers, and is taken again then', async () => {
    const source = new HangingSource([await lab.issue('one', -9)]);
    const store = await lab.started({ source });
    source.hangs = true;
    for (let time = 0; time < 2; time += 1)
      expect(await store.reload()).toMatchObject({
        status: 'failed',
        active: { commonName: 'one' },
        reason: { code: 'AIT_CERT_SOURCE_TIMEOUT' },
      });
    expect(source.looks).toBe(2);
    source.hangs = false;
    source.pairs = [await lab.issue('two', -1)];
    source.wake?.();
    await new Promise(setImmediate);
    expect(await store.reload()).toMatchObject({ active: { commonName: 'two' }, problems: [] });
    expect(lab.told()).toContain('recovered two AIT_CERT_RECOVERED');
  });

  it('does not stop the dates: what has ended gives way to what is valid', async () => {
    const source = new HangingSource([
      await lab.issue('short', -1, { days: 3 }),
      await lab.issue('long', -9),
    ]);
    const store = lab.store({ source, watch: { pollInterval: 10 } });
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
    try {
      const started = store.start();
      await jest.advanceTimersByTimeAsync(5);
      await started;
      source.hangs = true;
      lab.now = lab.day(3);
      await jest.advanceTimersByTimeAsync(10_500);
      expect(store.active?.commonName).toBe('long');
    } finally {
      jest.useRealTimers();
    }
  });

  it('keeps the process alive at the start until it is given up, instead of ending it in silence', async () => {
    const program = `
      import { ClientCertificateStore } from './lib/certificate/client-certificate-store.ts';
      const store = new ClientCertificateStore({ source: { load: () => new Promise(() => undefined) } });
      setTimeout(() => { process.stdout.write('waiting'); store.stop().then(() => process.exit(7)); }, 50).unref();
      await store.start();
    `;
    const child = spawn(
      process.execPath,
      ['--import', './test/helpers/typescript-loader.mjs', '--input-type=module', '--eval', program],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    let printed = '';
    child.stdout.on('data', (chunk) => (printed += String(chunk)));
    const [code] = (await once(child, 'exit')) as [number];
    expect({ code, printed }).toEqual({ code: 7, printed: 'waiting' });
  });
});
