import type { ClientRequest } from 'node:http';
import { answer, failureOf, MtlsLab, post } from '../../../helpers/mtls-lab.js';

/** As Node tells of a fatal alert that came over the connection. */
const alert = (number: number): Error =>
  Object.assign(
    new Error(`read:error:0A000412:SSL routines:ssl3_read_bytes:words:SSL alert number ${number}`),
    {
      code: 'ERR_SSL_ALERT',
    },
  );
const reset = (): Error => Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });

describe('the one proof that a request on the wire was not processed', () => {
  let lab: MtlsLab;

  beforeAll(async () => {
    lab = await MtlsLab.open();
  });
  afterEach(() => lab.close());

  /** A request whose connection breaks with an error once the server has read it. */
  async function broken(error: Error, { reused = false, head = false } = {}) {
    let wire!: ClientRequest;
    const server = await lab.https((request, response) => {
      if (request.url === '/first') return answer(response);
      if (!head) return wire.socket?.destroy(error);
      wire.once('response', () => wire.socket?.destroy(error));
      response.writeHead(200).write('{');
    });
    const agent = lab.agent(server.origin);
    if (reused) await post(agent, server.origin, { path: '/first' });
    const observer = { onRequest: (request: ClientRequest) => void (wire = request) };
    const failure = await failureOf(post(agent, server.origin, { observer }));
    expect(wire.reusedSocket).toBe(reused);
    return failure;
  }

  it.each([40, 42, 43, 44, 45, 46, 48, 49, 116])(
    'is alert %i about our certificate on a connection that carried nothing before',
    async (number) => {
      expect(await broken(alert(number))).toMatchObject({ outcome: 'not-sent', phase: 'send' });
    },
  );

  it.each([
    ['an alert that says nothing about the certificate', alert(80), {}],
    ['an alert about the version', alert(70), {}],
    ['a connection that is cut', reset(), {}],
    ['the same alert on a connection that was in use', alert(42), { reused: true }],
    ['the same alert after the head of an answer', alert(42), { head: true }],
  ])('is not: %s', async (_, error, how) => {
    expect(await broken(error, how)).toMatchObject({ outcome: 'unknown' });
  });
});
