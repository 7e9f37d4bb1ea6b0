import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { brotliCompressSync } from 'node:zlib';
import { answer, failureOf, MtlsLab, post } from '../../../helpers/mtls-lab.js';

describe('a connection after its answer', () => {
  let lab: MtlsLab;

  beforeAll(async () => {
    lab = await MtlsLab.open();
  });
  afterEach(() => lab.close());

  /** A server that answers at the head of a request, whatever its body does. */
  async function early(respond: (response: ServerResponse) => void): Promise<string> {
    const lot = await lab.https(() => undefined);
    lot.server.removeAllListeners('request');
    lot.server.on('request', (request, response: ServerResponse) => {
      request.on('error', () => undefined);
      respond(response);
    });
    return lot.origin;
  }

  it('is closed where the answer came before the end of a streamed body, and the stream too', async () => {
    const origin = await early((response) => answer(response));
    const agent = lab.agent(origin);
    const body = new Readable({ read() {} });
    body.push('half');
    expect((await post(agent, origin, { body })).status).toBe(200);
    await agent.drain(60_000);
    expect({ open: agent.openSockets, destroyed: body.destroyed }).toEqual({ open: 0, destroyed: true });
  });

  it('is closed where nobody read the stream', async () => {
    const { origin } = await lab.https((_, response) => answer(response));
    const agent = lab.agent(origin);
    const { stream } = await post(agent, origin, { stream: true });
    stream?.destroy();
    await agent.drain(60_000);
    expect(agent.openSockets).toBe(0);
  });

  it('is closed where the body was over its limit', async () => {
    const { origin } = await lab.https((_, response) => answer(response, 'x'.repeat(2_000)));
    const agent = lab.agent(origin);
    for (const stream of [false, true]) {
      const failed = post(agent, origin, { maxResponseBytes: 100, stream }).then(async (got) => {
        for await (const chunk of got.stream ?? []) void chunk;
      });
      expect(await failureOf(failed)).toMatchObject({ code: 'AIT_RESPONSE_TOO_LARGE' });
    }
    await agent.drain(60_000);
    expect(agent.openSockets).toBe(0);
  });

  it('304 may tell the length of what it does not send', async () => {
    const { origin } = await lab.https((_, response) =>
      response.writeHead(304, { 'content-length': '999999999' }).end(),
    );
    expect((await post(lab.agent(origin), origin, { method: 'GET' })).status).toBe(304);
  });

  it('damaged brotli is the fault of the answer', async () => {
    const damaged = brotliCompressSync(Buffer.from('{"a":1}'.repeat(50)));
    damaged.fill(0xff, 4);
    const { origin } = await lab.https((_, response) => {
      response.writeHead(200, { 'content-encoding': 'br' }).end(damaged);
    });
    expect(await failureOf(post(lab.agent(origin), origin))).toMatchObject({
      code: 'AIT_RESPONSE_UNREADABLE',
    });
  });

  it('a streamed body shorter than its content-length fails at once', async () => {
    const { origin } = await lab.https((_, response) => answer(response));
    const headers = { 'content-length': '100' };
    expect(
      await failureOf(
        post(lab.agent(origin), origin, { headers, body: Readable.from([Buffer.from('short')]) }),
      ),
    ).toMatchObject({ code: 'AIT_REQUEST_BODY_FAILED' });
  });

  it.each([
    ['identity', { 'transfer-encoding': 'identity' }],
    ['gzip', { 'Transfer-Encoding': 'gzip' }],
    ['a wrong length', { 'Content-Length': '3' }],
  ])('the body is framed by us, whatever the caller wrote: %s', async (_, headers) => {
    const bodies: string[] = [];
    const server = await lab.https((_request, response) => answer(response));
    server.server.prependListener('request', (request) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString())).on('end', () => bodies.push(body));
    });
    const agent = lab.agent(server.origin);
    await post(agent, server.origin, { headers });
    await post(agent, server.origin, { headers, body: Buffer.from('{"amount":1000}') });
    expect(bodies).toEqual(['{"amount":1000}', '{"amount":1000}']);
  });

  it('a body in chunks of one byte arrives whole', async () => {
    const bytes = 300_000;
    const server = await lab.https((_, response) => {
      response.writeHead(200);
      const chunk = Buffer.from('1\r\nx\r\n'.repeat(10_000), 'latin1');
      response.flushHeaders();
      for (let sent = 0; sent < bytes; sent += 10_000) response.socket?.write(chunk);
      response.socket?.write('0\r\n\r\n');
    });
    const { body } = await post(lab.agent(server.origin), server.origin);
    expect(body).toHaveLength(bytes);
  });
});
