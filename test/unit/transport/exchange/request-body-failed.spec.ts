import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { answer, failureOf, MtlsLab, post } from '../../../helpers/mtls-lab.js';

/** How the stream that is to be the body comes to its end before its end. */
const ends: Array<[string, (body: PassThrough) => unknown, string]> = [
  ['fails', (body) => body.destroy(Object.assign(new Error('disk'), { code: 'EIO' })), 'EIO'],
  ['only closes', (body) => body.destroy(), 'ERR_STREAM_PREMATURE_CLOSE'],
];

describe.each(ends)('a body that %s', (_, end, code) => {
  let lab: MtlsLab;
  beforeAll(async () => void (lab = await MtlsLab.open()));
  afterAll(() => lab.close());

  it('before there is a connection: nothing was sent', async () => {
    const silent = await lab.tcp(() => end(body));
    const body = new PassThrough();
    body.write('some');
    expect(await failureOf(post(lab.agent(silent.origin), silent.origin, { body }))).toMatchObject({
      code: 'AIT_REQUEST_BODY_FAILED',
      outcome: 'not-sent',
      side: 'local',
      cause: { code },
      attempts: [{ outcome: 'not-sent', code: 'AIT_REQUEST_BODY_FAILED' }],
      hint: { ko: expect.stringMatching(/스트림/), en: expect.stringMatching(/stream/) },
    });
  });

  it('half-way: the server has the beginning of it, and may have acted', async () => {
    const server = await lab.https((_request, response) => answer(response));
    const body = new PassThrough();
    body.write('some');
    const failed = failureOf(post(lab.agent(server.origin), server.origin, { body }));
    await once(server.server, 'request');
    end(body);
    expect(await failed).toMatchObject({
      code: 'AIT_REQUEST_BODY_FAILED',
      outcome: 'unknown',
      cause: { code },
    });
    expect(server.processed).toEqual([]);
  });
});
