import type { SecureVersion } from 'node:tls';
import { NUMBERS } from './rig/numbers.js';
import { rotateUnderLoad } from './rig/rotate-under-load.js';
import { Stand } from './rig/stand.js';

const { ANSWER_MS, ROTATIONS, CA_ROTATIONS, POLL_MS } = NUMBERS;

const cases: Array<[SecureVersion, 'default trust' | 'the option ca', number]> = [
  ['TLSv1.3', 'default trust', ROTATIONS],
  ['TLSv1.2', 'default trust', ROTATIONS],
  // A context with an authority of its own reads the whole list of roots: 60 ms on Node 20, 1 ms without.
  ['TLSv1.3', 'the option ca', CA_ROTATIONS],
];

describe('rotation under load', () => {
  let stand: Stand;
  afterEach(() => stand.close());

  it.each(cases)(
    '%s, %s: %i rotations, nothing fails, nothing is stale',
    async (version, trust, rotations) => {
      const ca = process.env['ROTATION_AUTHORITY'] ?? '';
      stand = await Stand.open({
        version,
        answerMs: ANSWER_MS,
        module: { watch: { pollInterval: POLL_MS }, ...(trust === 'the option ca' && { ca }) },
      });
      await rotateUnderLoad(stand, `Node ${version}, ${trust}`, rotations);
    },
  );
});
