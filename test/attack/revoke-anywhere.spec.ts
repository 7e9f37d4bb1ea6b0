import type { Socket } from 'node:net';
import { noneActive } from '../../lib/options/checks/option-problems.js';
import { isAppsInTossError } from '../../lib/foundation/apps-in-toss.error.js';
import { Random } from '../faults/random.js';
import { CountingFront } from '../helpers/counting-front.js';
import { httpServiceFor } from '../helpers/http-service-lab.js';
import { answer, failureOf, MtlsLab, post } from '../helpers/mtls-lab.js';
import { rounds, SEED } from './seed.js';

/** A client hello, a certificate and its proof, a request: whatever was given to the system before the revocation. */
const UNDER_WAY = 6_000;

const closed = (socket: Socket): Promise<unknown> =>
  socket.closed
    ? Promise.resolve()
    : new Promise((resolve) => socket.on('error', () => undefined).once('close', resolve));

describe(`a certificate that is revoked in any moment, ATTACK_SEED=${SEED}`, () => {
  let lab: MtlsLab;
  beforeAll(async () => void (lab = await MtlsLab.open()));
  afterEach(() => lab.close());

  it.each(['TLSv1.2', 'TLSv1.3'] as const)(
    'no request is processed that had not left, and nothing follows (%s)',
    async (version) => {
      const random = new Random(SEED);
      let [cut, late] = [0, 0];
      for (let round = rounds(60); round > 0; round -= 1) {
        const server = await lab.https((_, response) => answer(response), { version });
        const front = await CountingFront.before(lab, server.port);
        const { http, agents } = httpServiceFor(lab, front.origin, { unavailable: noneActive });
        const certificate = await lab.certificate();
        agents.activate(certificate);
        // Some connections are idle or warm by then, some are in a handshake, some carry a request.
        if (random.chance(0.4)) await agents.warm(certificate, random.int(1, 3));
        if (random.chance(0.4)) await http.axiosRef.post('/first', {});
        const goal = front.bytes + random.int(0, 5_000);
        const calls = Array.from({ length: random.int(1, 4) }, (_, at) =>
          http.axiosRef.post(`/pay/${at}`, 'x'.repeat(random.int(1, 3_000))).then(
            () => 'answered',
            (error: { cause?: unknown }) => error.cause ?? error,
          ),
        );
        const all = Promise.all(calls);
        const calling = { isOver: false };
        void all.then(() => (calling.isOver = true));
        while (front.bytes < goal && !calling.isOver) await new Promise(setImmediate);
        agents.cut(certificate);
        const [bytes, connections] = [front.bytes, front.connections];
        const ends = await all;
        await Promise.all(front.clients.map(closed));
        late = Math.max(late, front.bytes - bytes);
        ends.forEach((end, at) => {
          if (end === 'answered') return;
          cut += 1;
          if (!isAppsInTossError(end))
            throw new Error(`seed ${SEED}: ends without an outcome`, { cause: end });
          if (end.outcome === 'not-sent') expect(server.processed).not.toContain(`/pay/${at}`);
          else expect([undefined, 'unknown']).toContain(end.outcome);
        });
        // Whatever was being opened below TLS may still arrive, and says nothing.
        const after = front.bytes;
        expect(await failureOf(post(agents.of(certificate), front.origin, { path: '/after' }))).toMatchObject(
          {
            code: 'AIT_CERT_REVOKED',
            outcome: 'not-sent',
          },
        );
        expect(server.processed).not.toContain('/after');
        expect({ bytes: front.bytes - after, more: front.connections - connections > 4 }).toEqual({
          bytes: 0,
          more: false,
        });
        await lab.close();
      }
      process.stdout.write(
        `revoked anywhere (${version}, ATTACK_SEED=${SEED}): ${cut} calls cut, at most ${late} bytes arrived after it\n`,
      );
      expect(late).toBeLessThan(UNDER_WAY);
    },
  );
});
