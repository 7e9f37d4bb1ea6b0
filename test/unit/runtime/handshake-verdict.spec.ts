import { handshakeVerdict } from '../../../lib/runtime/rotation-wiring.js';
import type { ProbeResult, ProbeVerdict } from '../../../lib/transport/probe/probe.interface.js';
import { storeProblem } from '../../../lib/certificate/faults/store-problem.js';

const reason = storeProblem('AIT_CERT_CANARY_FAILED');

function results(api: ProbeVerdict, pay: ProbeVerdict): ProbeResult[] {
  return [
    { origin: 'https://api', verdict: api, ...(api === 'accepted' ? {} : { error: reason }) },
    { origin: 'https://pay', verdict: pay, ...(pay === 'accepted' ? {} : { error: reason }) },
  ];
}

describe('what the handshakes with both hosts say about a candidate', () => {
  it.each([
    ['both accept it', results('accepted', 'accepted'), results('accepted', 'accepted'), 'accepted'],
    ['one rejects it', results('accepted', 'refused'), results('accepted', 'accepted'), 'rejected'],
    [
      'one cannot be reached, as before: a shop without Toss Pay behind an egress list',
      results('accepted', 'unreachable'),
      results('accepted', 'unreachable'),
      'accepted',
    ],
    [
      'one can be reached under the active certificate only',
      results('accepted', 'unreachable'),
      results('accepted', 'accepted'),
      'undecided',
    ],
    [
      'none can be reached: the network is down',
      results('unreachable', 'unreachable'),
      results('unreachable', 'unreachable'),
      'undecided',
    ],
  ])('%s', async (_, candidate, active, verdict) => {
    expect(await handshakeVerdict(candidate, async () => active)).toMatchObject({ verdict });
  });
});
