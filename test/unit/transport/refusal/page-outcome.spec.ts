import type { ServerResponse } from 'node:http';
import { answer, failureOf, MtlsLab } from '../../../helpers/mtls-lab.js';
import { wired } from '../../../helpers/wired.js';

const WORDS = 'The SSL certificate error';
const OWN = `<html>\r\n<head><title>400 ${WORDS}</title></head>\r\n<body>\r\n<center><h1>400 Bad Request</h1></center>\r\n<center>${WORDS}</center>\r\n<hr><center>nginx/1.22.1</center>\r\n</body>\r\n</html>\r\n`;
const ALIKE = `<html><body>${WORDS}</body></html>`;

function page(response: ServerResponse, body: string, status = 400): void {
  response.writeHead(status, { 'content-type': 'text/html', connection: 'close' }).end(body);
}

describe('a page with the words of a refusal, through the HTTP service', () => {
  let lab: MtlsLab;

  beforeAll(async () => {
    lab = await MtlsLab.open();
  });
  afterEach(() => lab.close());

  it.each([
    ['is a refusal when it is the whole page of the gateway', OWN, 400, false, 'refused'],
    ['proves nothing by its words alone', ALIKE, 400, false, 'unknown'],
    ['proves nothing with another status', OWN, 403, false, 'unknown'],
    ['proves nothing on a connection that was accepted before', OWN, 400, true, 'unknown'],
  ])('%s', async (_, body, status, reused, outcome) => {
    const server = await lab.https((request, response) => {
      if (request.url === '/first') answer(response);
      else page(response, body, status);
    });
    const { axiosRef } = (await wired(lab, server)).http;
    if (reused) await axiosRef.get('/first');
    const error = await failureOf(axiosRef.post('/pay', { amount: 1 }));
    expect(error.cause).toMatchObject({ code: 'AIT_CERT_REFUSED', outcome });
    expect(server.connections()).toBe(1);
  });
});
