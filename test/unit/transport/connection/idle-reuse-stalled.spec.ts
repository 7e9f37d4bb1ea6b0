import { idleServer } from '../../../faults/idle-lab.js';
import { httpServiceFor } from '../../../helpers/http-service-lab.js';
import { MtlsLab } from '../../../helpers/mtls-lab.js';

const headers = { 'x-idle': JSON.stringify({ group: 'one', connections: 1, idleMs: 500, hint: false }) };

describe('an idle connection whose time ran out while this process was busy', () => {
  let lab: MtlsLab;

  beforeAll(async () => {
    lab = await MtlsLab.open();
  });
  afterEach(() => lab.close());

  it('is not used any more, though no timer could run', async () => {
    const origin = await idleServer(lab);
    const { http, agents } = httpServiceFor(lab, origin, { idleTimeout: 300 });
    await http.axiosRef.post('/first', {}, { headers });
    await new Promise(setImmediate);
    expect(Object.values(agents.active.freeSockets).flat()).toHaveLength(1);
    const until = performance.now() + 700;
    while (performance.now() < until);
    expect((await http.axiosRef.post('/second', {}, { headers })).status).toBe(200);
  });
});
