import type { IncomingHttpHeaders } from 'node:http';
import { answer, type LabServer, MtlsLab } from '../helpers/mtls-lab.js';
import { type First, type Format, played } from './child.js';

/** A real server over mutual TLS, which the built package calls from a process of its own. */
describe('around the package', () => {
  let lab: MtlsLab;
  let server: LabServer;
  let options: object;
  let headers: IncomingHttpHeaders[];

  beforeAll(async () => {
    lab = await MtlsLab.open();
  });
  beforeEach(async () => {
    headers = [];
    server = await lab.https((request, response) => {
      headers.push(request.headers);
      answer(response, '{"resultType":"SUCCESS","success":{"real":true}}');
    });
    const { origin } = server;
    const { chain: cert, key } = await lab.authority.issue({ commonName: 'my-mini-app' });
    options = {
      origin,
      module: {
        certificate: { cert, key },
        apiBaseUrl: origin,
        payBaseUrl: origin,
        ca: lab.authority.pem,
        watch: false,
      },
    };
  });
  afterEach(() => lab.close());

  const ways = (['esm', 'cjs'] as Format[]).flatMap((format) =>
    (['tool', 'package'] as First[]).map((first): [Format, First] => [format, first]),
  );

  describe.each(['nock-14', 'nock-15', 'msw-2', 'msw-3'])('%s', (tool) => {
    it.each(ways)('%s, the %s first: answers, passes on with the certificate, holds back', async (...way) => {
      expect(await played(tool, ...way, options)).toEqual({
        mocked: [{ value: { mocked: true } }, { status: 404, data: { mocked: true } }],
        passed: [
          { value: { real: true } },
          { status: 200, data: { resultType: 'SUCCESS', success: { real: true } } },
        ],
        held: expect.stringMatching(/^(not-sent|unknown)$/),
      });
      expect(server.processed).toEqual([expect.stringMatching(/pay$/), '/plain']);
      expect(server.callers).toEqual(['my-mini-app', 'my-mini-app']);
    });
  });

  describe("OpenTelemetry's instrumentation of https", () => {
    it.each(ways)('%s, the %s first: a span and a traceparent for every request', async (...way) => {
      const { spans, answers } = await played('opentelemetry', ...way, options);
      expect(answers).toMatchObject([{ value: { real: true } }, { status: 200 }]);
      expect(spans).toEqual([
        ['POST', 200],
        ['GET', 200],
      ]);
      expect(headers.map(({ traceparent }) => typeof traceparent)).toEqual(['string', 'string']);
    });
  });
});
