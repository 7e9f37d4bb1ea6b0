import type { ResolvedOptions } from '../../../../lib/options/resolved-options.js';
import { rotationHooks } from '../../../../lib/runtime/rotation-wiring.js';
import { httpServiceFor } from '../../../helpers/http-service-lab.js';
import { answer, MtlsLab } from '../../../helpers/mtls-lab.js';
import { createAuthority } from '../../../helpers/pki.js';

const clock = (): Date => new Date();

describe('a certificate that a server has refused, when it is to serve again', () => {
  let lab: MtlsLab;

  beforeAll(async () => {
    lab = await MtlsLab.open();
  });
  afterEach(() => lab.close());

  it.each([
    ['off', false, 'accepted', 0],
    ['off', true, 'refused', 1],
    ['handshake', false, 'refused', 1],
    ['handshake', true, 'refused', 1],
  ] as const)(
    'canary %s, refused before %s: %s by %i handshakes',
    async (canary, wasRefused, verdict, handshakes) => {
      const server = await lab.https((_, response) => answer(response), { clients: await createAuthority() });
      const { agents } = httpServiceFor(lab, server.origin);
      const { origin } = server;
      const options = { canary, apiBaseUrl: origin, payBaseUrl: origin, deadline: 2_000 } as ResolvedOptions;
      const { prove } = rotationHooks(agents, options, clock);
      expect(await prove?.(lab.client, wasRefused)).toMatchObject({ verdict });
      expect(server.connections()).toBe(handshakes);
    },
  );
});
