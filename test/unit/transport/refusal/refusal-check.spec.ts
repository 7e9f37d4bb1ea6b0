import type { ClientCertificate } from '../../../../lib/certificate/client-certificate.js';
import { fault } from '../../../../lib/transport/fault/fault-catalogue.js';
import type { ProbeResult, ProbeVerdict } from '../../../../lib/transport/probe/probe.interface.js';
import { RefusalCheck } from '../../../../lib/transport/refusal/refusal-check.js';
import { AppsInTossTransportError } from '../../../../lib/transport/fault/transport.error.js';

const ORIGIN = 'https://api.example';
const named = (name: string): ClientCertificate => ({ fingerprint256: name }) as ClientCertificate;
const [ACTIVE, STANDBY, THIRD] = [named('active'), named('standby'), named('third')];

type Told = ProbeVerdict | 'cut';
const cutOff = (): AppsInTossTransportError =>
  new AppsInTossTransportError({
    fault: fault('AIT_NET_HANDSHAKE_RESET'),
    outcome: 'not-sent',
    phase: 'connect',
  });

/** A check whose probes answer what they are told to. */
function scripted(
  verdicts: Record<string, ProbeVerdict | Promise<ProbeVerdict> | Error | (() => Told)>,
  standby = [STANDBY],
) {
  const lab = { now: 0, probed: [] as string[], refused: [] as string[] };
  const check = new RefusalCheck({
    standby: () => standby,
    refused: ({ fingerprint256 }) => void lab.refused.push(fingerprint256),
    now: () => lab.now,
    async probe(origin, { fingerprint256 }): Promise<ProbeResult> {
      lab.probed.push(fingerprint256);
      const verdict = verdicts[fingerprint256];
      if (verdict === undefined || verdict instanceof Error) throw verdict;
      const settled = typeof verdict === 'function' ? verdict() : await verdict;
      if (settled === 'cut') return { origin, verdict: 'unreachable', error: cutOff(), mayBeRefusal: true };
      if (settled !== 'refused' && settled !== 'unreachable') return { origin, verdict: settled };
      const details = { fault: fault('AIT_CERT_REFUSED'), outcome: 'not-sent', phase: 'connect' } as const;
      return { origin, verdict: settled, error: new AppsInTossTransportError(details) };
    },
  });
  return { lab, check, confirm: (of = ACTIVE, origin = ORIGIN) => check.confirm(of, origin) };
}

describe('whether a connection was cut for its certificate', () => {
  it.each([
    ['refused', 'accepted', true],
    // A server that hands out no sessions says nothing: nobody objected.
    ['refused', 'undecided', true],
    ['refused', 'refused', false],
    ['refused', 'unreachable', false],
    // Some servers accept every handshake and refuse afterwards: that settles nothing.
    ['accepted', 'accepted', false],
    ['undecided', 'accepted', false],
    ['unreachable', 'accepted', false],
  ] as const)('active %s, standby %s: %s', async (active, standby, is) => {
    const { lab, confirm } = scripted({ active, standby });
    expect((await confirm()) !== undefined).toBe(is);
    expect(lab.refused).toEqual(is ? ['active'] : []);
  });

  it('asks about the standby only where it matters', async () => {
    const { lab, confirm } = scripted({ active: 'accepted', standby: 'accepted' });
    await confirm();
    expect(lab.probed).toEqual(['active']);
  });

  it('without a standby one handshake is enough, since nothing changes but what is said', async () => {
    const { lab, confirm } = scripted({ active: 'refused' }, []);
    expect(await confirm()).toMatchObject({ code: 'AIT_CERT_REFUSED' });
    expect({ probed: lab.probed, refused: lab.refused }).toEqual({ probed: ['active'], refused: ['active'] });
  });

  it('a standby that is refused as well is set aside first, so that it does not take over', async () => {
    const { lab, confirm } = scripted({ active: 'refused', standby: 'refused', third: 'accepted' }, [
      STANDBY,
      THIRD,
    ]);
    expect(await confirm()).toMatchObject({ code: 'AIT_CERT_REFUSED' });
    expect(lab.refused).toEqual(['standby', 'active']);
  });

  it('is found out once for all that were cut off together, per host', async () => {
    let decide: ((verdict: ProbeVerdict) => void) | undefined;
    const active = new Promise<ProbeVerdict>((resolve) => (decide = resolve));
    const { lab, confirm } = scripted({ active, standby: 'accepted' });
    const all = Array.from({ length: 50 }, () => confirm());
    const elsewhere = confirm(ACTIVE, 'https://pay.example');
    expect(lab.probed).toEqual(['active', 'active']);
    decide?.('refused');
    // One answer for each host.
    expect(new Set(await Promise.all(all)).size).toBe(1);
    expect(await elsewhere).toMatchObject({ code: 'AIT_CERT_REFUSED' });
    expect(lab.probed).toHaveLength(4);
  });

  it('the answer holds for a second, so that a broken network does not multiply handshakes', async () => {
    const { lab, confirm } = scripted({ active: 'unreachable', standby: 'accepted' });
    lab.now = 5_000;
    await confirm();
    lab.now = 5_999;
    await confirm();
    expect(lab.probed).toHaveLength(1);
    lab.now = 6_000;
    await confirm();
    expect(lab.probed).toHaveLength(2);
  });

  it('is open to who waits for it while it runs, and no longer', async () => {
    const { lab, check, confirm } = scripted({ active: 'refused', standby: 'accepted' });
    expect(check.running(ORIGIN)).toBeUndefined();
    const asked = confirm();
    expect(check.running(ORIGIN)).toBe(asked);
    expect(check.running('https://pay.example')).toBeUndefined();
    await asked;
    expect(check.running(ORIGIN)).toBeUndefined();
    expect(lab.refused).toEqual(['active']);
  });

  it('holds for that certificate only', async () => {
    const { lab, confirm } = scripted({ active: 'unreachable', standby: 'unreachable' }, [ACTIVE, STANDBY]);
    await confirm(ACTIVE);
    await confirm(STANDBY);
    expect(lab.probed).toEqual(['active', 'standby']);
  });

  describe('a server that cuts a handshake in its midst, without a word', () => {
    it('and accepts another certificate: twice is proof', async () => {
      const { lab, confirm } = scripted({ active: () => 'cut', standby: 'accepted' });
      expect(await confirm()).toMatchObject({
        code: 'AIT_CERT_REFUSED',
        cause: { code: 'AIT_NET_HANDSHAKE_RESET' },
      });
      expect(lab).toMatchObject({ probed: ['active', 'standby', 'active'], refused: ['active'] });
    });

    it.each<[string, () => Told, ProbeVerdict]>([
      ['cuts now and then', alternately('cut', 'accepted'), 'accepted'],
      ['cuts that one as well', () => 'cut', 'unreachable'],
      ['says nothing about that one', () => 'cut', 'undecided'],
    ])('but %s: no proof', async (_, active, standby) => {
      const { lab, confirm } = scripted({ active, standby });
      expect(await confirm()).toBeUndefined();
      expect(lab.refused).toEqual([]);
    });

    it('and nothing to compare with: no proof', async () => {
      const { lab, confirm } = scripted({ active: () => 'cut' }, []);
      expect(await confirm()).toBeUndefined();
      expect(lab.refused).toEqual([]);
    });
  });

  it('a check that fails answers no', async () => {
    const { lab, confirm } = scripted({ active: new Error('no such thing'), standby: 'accepted' });
    expect(await confirm()).toBeUndefined();
    expect(lab.refused).toEqual([]);
  });
});

function alternately(...told: Told[]): () => Told {
  let calls = 0;
  return () => told[calls++ % told.length] as Told;
}
