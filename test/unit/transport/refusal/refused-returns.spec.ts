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
    ['off', true, 'rejected', 1],
    ['handshake', false, 'rejected', 1],
    ['handshake', true, 'rejected', 1],
  ] as const)(
    'canary %s, rejected before %s: %s by %i handshakes',
    async (canary, wasRejected, verdict, handshakes) => {
      const server = await lab.https((_, response) => answer(response), { clients: await createAuthority() });
      const { agents } = httpServiceFor(lab, server.origin);
      const { origin } = server;
      const options = { canary, origins: { api: origin, pay: origin }, deadline: 2_000 } as ResolvedOptions;
      const { canary: hook } = rotationHooks(agents, options, clock);
      expect(
        await hook?.(lab.client, { active: lab.client, wasRejected, isWanted: () => true }),
      ).toMatchObject({ verdict });
      // As many under the one in use, which tell how long a silence has to be.
      expect(server.connections()).toBe(2 * handshakes);
    },
  );
});
