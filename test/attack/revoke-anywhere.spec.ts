import type { ClientCertificate } from '../../lib/certificate/client-certificate.js';
import type { Socket } from 'node:net';
import { noneActive } from '../../lib/options/checks/option-problems.js';
import { isAppsInTossError } from '../../lib/foundation/apps-in-toss.error.js';
import { probe } from '../../lib/transport/probe/probe.js';
import { road } from '../../lib/transport/line/road.js';
import { FaultyProxy } from '../faults/faulty-proxy.js';
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
  let certificate: ClientCertificate;
  beforeAll(async () => {
    lab = await MtlsLab.open();
    certificate = await lab.certificate();
  });
  afterEach(() => lab.close());

  it.each([
    ['TLSv1.2', false],
    ['TLSv1.3', false],
    ['TLSv1.2', true],
    ['TLSv1.3', true],
  ] as const)(
    'no request is processed that had not left, and nothing follows (%s, through a proxy: %s)',
    async (version, isProxied) => {
      const random = new Random(SEED);
      let [cut, late] = [0, 0];
      for (let round = rounds(30); round > 0; round -= 1) {
        const server = await lab.https((_, response) => answer(response), { version });
        const proxy = isProxied ? await FaultyProxy.listen(['tunnel']) : undefined;
        const front = await CountingFront.before(lab, proxy ? Number(new URL(proxy.url).port) : server.port);
        const way = road(proxy && { url: `http://127.0.0.1:${front.port}`, ca: undefined });
        const origin = proxy ? server.origin : front.origin;
        const { http, agents } = httpServiceFor(lab, origin, { unavailable: noneActive, road: way });
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
        // A trial, or health: a handshake outside of any agent.
        const probed = random.chance(0.5)
          ? probe({ origin, certificate, timeoutMs: 3_000, clock: () => new Date(), road: way })
          : undefined;
        const calling = { isOver: false };
        void all.then(() => (calling.isOver = true));
        while (front.bytes < goal && !calling.isOver) await new Promise(setImmediate);
        agents.cut(certificate);
        const [bytes, connections] = [front.bytes, front.connections];
        const ends = await all;
        await probed;
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
        expect(await failureOf(post(agents.of(certificate), origin, { path: '/after' }))).toMatchObject({
          code: 'AIT_CERT_REVOKED',
          outcome: 'not-sent',
        });
        expect(server.processed).not.toContain('/after');
        expect({ bytes: front.bytes - after, more: front.connections - connections > 4 }).toEqual({
          bytes: 0,
          more: false,
        });
        await lab.close();
        await proxy?.finish();
      }
      process.stdout.write(
        `revoked anywhere (${version}${isProxied ? ', proxy' : ''}, ATTACK_SEED=${SEED}): ${cut} calls cut, at most ${late} bytes arrived after it\n`,
      );
      expect(late).toBeLessThan(UNDER_WAY);
    },
  );
});
