import { chmod } from 'node:fs/promises';
import type {
  CertificateEvent,
  CertificateEventType,
} from '../../../../lib/certificate/events/certificate-event.interface.js';
import { ClientCertificate } from '../../../../lib/certificate/client-certificate.js';
import type { ClientCertificateStore } from '../../../../lib/certificate/client-certificate-store.js';
import { storeProblem } from '../../../../lib/certificate/faults/store-problem.js';
import { printedEveryWay, traceOf } from '../../../helpers/no-trace.js';
import { type Issued, keyForms } from '../../../helpers/pki.js';
import { day, MemorySource, StoreLab } from './store-lab.js';

/** A store whose source held `first` at the start, and nothing else. */
interface Stage {
  readonly lab: StoreLab;
  readonly store: ClientCertificateStore;
  readonly source: MemorySource;
  readonly first: Issued;
  readonly second: Issued;
  readonly ended: Issued;
}

type Name = 'first' | 'second' | 'ended';
type Case = [CertificateEventType, string, { about: Name; active: Name }, (stage: Stage) => Promise<void>];

async function add({ source, store }: Stage, issued: Issued): Promise<void> {
  source.content = [...(source.content as []), issued];
  await store.reload();
}

async function wait({ lab, store }: Stage, days: number): Promise<void> {
  lab.now = day(days);
  await store.tick();
  await new Promise(setImmediate);
}

const cases: Case[] = [
  ['loaded', 'AIT_CERT_LOADED', { about: 'second', active: 'first' }, (stage) => add(stage, stage.second)],
  [
    'activated',
    'AIT_CERT_ACTIVATED',
    { about: 'second', active: 'second' },
    (stage) => add(stage, stage.second),
  ],
  ['expiring', 'AIT_CERT_EXPIRING', { about: 'first', active: 'first' }, (stage) => wait(stage, 365)],
  ['expired', 'AIT_CERT_EXPIRED', { about: 'first', active: 'first' }, (stage) => wait(stage, 390)],
  [
    'rejected',
    'AIT_CERT_CANARY_FAILED',
    { about: 'first', active: 'first' },
    async ({ store, first }) => store.reject(first.fingerprint256, storeProblem('AIT_CERT_CANARY_FAILED')),
  ],
  [
    'revoked',
    'AIT_CERT_REVOKED',
    { about: 'first', active: 'second' },
    async (stage) => {
      await add(stage, stage.second);
      await stage.store.revoke(stage.first.fingerprint256);
    },
  ],
  [
    'reload-failed',
    'AIT_CERT_EXPIRED',
    { about: 'ended', active: 'first' },
    (stage) => add(stage, stage.ended),
  ],
];

describe('what an event carries', () => {
  let lab: StoreLab;
  beforeEach(async () => void (lab = await StoreLab.open()));
  afterEach(() => lab.close());

  async function stage(): Promise<Stage> {
    const first = await lab.issue('first', -9);
    const { encryptedPkcs8: key, passphrase } = keyForms(first.key);
    const source = new MemorySource([{ cert: first.cert, key, passphrase }]);
    const store = await lab.started({ source });
    lab.events.length = 0;
    const [second, ended] = [await lab.issue('second', -1), await lab.issue('ended', -20, { days: 10 })];
    return { lab, store, source, first, second, ended };
  }

  const reason = (code: string): object => ({
    code,
    message: expect.stringMatching(/\w/),
    hint: { ko: expect.stringMatching(/[가-힣]/), en: expect.stringMatching(/\w/) },
  });

  it.each(cases)('%s: the certificate, the one in use, and why (%s)', async (type, code, names, happen) => {
    const on = await stage();
    await happen(on);
    const [event] = lab.events.filter((each) => each.type === type) as [CertificateEvent];
    const summary = (name: Name): object => ClientCertificate.parse(on[name]).summary(lab.now);
    expect(event).toMatchObject({
      at: lab.now,
      certificate: summary(names.about),
      active: summary(names.active),
      reason: reason(code),
    });
    for (const field of ['commonName', 'serialNumber', 'fingerprint256', 'validFrom', 'validTo'])
      expect(event.certificate).toHaveProperty(field, expect.stringMatching(/\w/));
    const printed = printedEveryWay(lab.events);
    for (const secret of [on.first.key, on.second.key, on.ended.key, keyForms(on.first.key).passphrase])
      expect(traceOf(secret, printed)).toBeUndefined();
  });

  it('reload-failed, where nothing could be read: which option and why, and what goes on', async () => {
    const on = await stage();
    on.source.content = [...(on.source.content as []), { cert: 'no certificate', key: on.second.key }];
    await on.store.reload();
    lab.now = new Date(lab.now.getTime() + 6_000);
    await on.store.reload();
    expect(lab.events).toEqual([
      {
        type: 'reload-failed',
        at: lab.now,
        active: on.store.active?.summary(lab.now),
        reason: { ...reason('AIT_CERT_NOT_PEM'), message: expect.stringContaining('certificate') },
      },
    ]);
    expect(traceOf(on.second.key, printedEveryWay(lab.events))).toBeUndefined();
  });

  it('loaded, also long after the start: what should not stay as it is', async () => {
    const store = await lab.started({ source: { directory: lab.folder } });
    await lab.place('app', await lab.issue('app', -1));
    await chmod(lab.path('app_private.key'), 0o644);
    await store.reload();
    const [event] = lab.events.filter(({ type }) => type === 'loaded');
    expect(event?.warning).toMatchObject(reason('AIT_CERT_KEY_WORLD_READABLE'));
  });

  it('revoked, where it was never here: its fingerprint', async () => {
    const on = await stage();
    await on.store.revoke(on.second.fingerprint256);
    const message = expect.stringContaining(on.second.fingerprint256);
    expect(lab.events).toMatchObject([
      { type: 'revoked', active: { commonName: 'first' }, reason: { code: 'AIT_CERT_REVOKED', message } },
    ]);
  });

  it.each([
    ['it is newer', 'AIT_CERT_ACTIVATED', (on: Stage) => add(on, on.second)],
    [
      'a server refused the one before',
      'AIT_CERT_CANARY_FAILED',
      async (on: Stage) => {
        await add(on, on.second);
        on.store.reject(on.second.fingerprint256, storeProblem('AIT_CERT_CANARY_FAILED'));
      },
    ],
    [
      'the one before was revoked',
      'AIT_CERT_REVOKED',
      async (on: Stage) => {
        await add(on, on.second);
        await on.store.revoke(on.second.fingerprint256);
      },
    ],
    [
      'the one before has ended',
      'AIT_CERT_EXPIRED',
      async (on: Stage) => {
        await add(on, await on.lab.issue('short', -1, { days: 5 }));
        await wait(on, 5);
      },
    ],
  ])('activated says why another one is used: %s', async (_, code, happen) => {
    const on = await stage();
    await happen(on);
    const activated = lab.events.filter(({ type }) => type === 'activated');
    const { hint } = activated.at(-1)!.reason;
    expect(activated.at(-1)?.reason).toMatchObject(reason(code));
    // It stands beside the one that serves now: what is to be done is about that one.
    expect(hint.en).toMatch(/^Nothing has to be done/);
  });
});
