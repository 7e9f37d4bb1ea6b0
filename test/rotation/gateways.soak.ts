import { gateway, installedGateways } from './rig/gateways.js';
import { NUMBERS } from './rig/numbers.js';
import { rotateUnderLoad } from './rig/rotate-under-load.js';
import { Stand } from './rig/stand.js';

const { ANSWER_MS, ROTATIONS, POLL_MS } = NUMBERS;

describe('rotation under load, behind a gateway', () => {
  let stand: Stand;
  afterEach(() => stand.close());

  it.each(installedGateways())('%s: nothing fails, nothing is stale', async (name) => {
    stand = await Stand.open({
      answerMs: ANSWER_MS,
      gateway: gateway(name),
      module: { watch: { pollInterval: POLL_MS } },
    });
    await rotateUnderLoad(stand, name, ROTATIONS);
  });
});
