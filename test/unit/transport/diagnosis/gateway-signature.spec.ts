import { gatewaySignature } from '../../../../lib/transport/refusal/gateway-signature.js';

const NOW = new Date('2026-06-01T00:00:00Z');
const FINE = { validFrom: new Date('2026-01-01'), validTo: new Date('2027-01-01') };
const EXPIRED = { validFrom: new Date('2025-01-01'), validTo: new Date('2026-05-31') };
const EARLY = { validFrom: new Date('2026-07-01'), validTo: new Date('2027-01-01') };
const HTML = { 'content-type': 'text/html' };

/** nginx's own page. */
const page = (words: string): string =>
  `<html>\r\n<head><title>400 ${words}</title></head>\r\n<body>\r\n<center><h1>400 Bad Request</h1></center>\r\n` +
  `<center>${words}</center>\r\n<hr><center>nginx/1.22.1</center>\r\n</body>\r\n</html>\r\n`;

describe("a gateway's page about our certificate", () => {
  it.each([
    ['No required SSL certificate was sent', FINE, 'AIT_CERT_NOT_PRESENTED'],
    ['The SSL certificate error', FINE, 'AIT_CERT_REFUSED'],
    ['The SSL certificate error', EXPIRED, 'AIT_CERT_EXPIRED'],
    ['The SSL certificate error', EARLY, 'AIT_CERT_NOT_YET_VALID'],
    ['The plain HTTP request was sent to HTTPS port', FINE, 'AIT_TLS_PLAIN_REQUEST'],
  ])('nginx, "%s", under %o: %s', (words, certificate, code) => {
    const found = gatewaySignature({ status: 400, headers: HTML, body: page(words) }, certificate, NOW);
    expect(found).toMatchObject({ code });
    expect(found?.candidates).toBeUndefined();
  });

  it.each([
    [495, 'AIT_CERT_REFUSED'],
    [496, 'AIT_CERT_NOT_PRESENTED'],
    [497, 'AIT_TLS_PLAIN_REQUEST'],
  ])("nginx's own status %i", (status, code) => {
    expect(gatewaySignature({ status, headers: {}, body: '' }, FINE, NOW)).toMatchObject({ code });
  });

  it("Go's answer to plain HTTP", () => {
    const answer = {
      status: 400,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      body: 'Client sent an HTTP request to an HTTPS server.\n',
    };
    expect(gatewaySignature(answer, FINE, NOW)).toMatchObject({ code: 'AIT_TLS_PLAIN_REQUEST' });
  });

  it('does not claim to know why when it knows nothing of the certificate', () => {
    const answer = { status: 400, headers: HTML, body: page('The SSL certificate error') };
    expect(gatewaySignature(answer, undefined, NOW)).toMatchObject({
      side: 'they-refused-us',
      candidates: expect.arrayContaining(['AIT_CERT_REFUSED', 'AIT_CERT_EXPIRED']),
    });
  });

  it.each([
    ['another page', 400, HTML, '<html><title>400 Bad Request</title></html>'],
    ['success', 200, HTML, page('The SSL certificate error')],
    ['a gateway in trouble', 502, HTML, page('The SSL certificate error')],
    ['JSON that quotes it', 400, { 'content-type': 'application/json' }, '{"m":"The SSL certificate error"}'],
    ['JSON without a type', 400, {}, '{"m":"The SSL certificate error"}'],
    ['nothing', 403, {}, ''],
  ])('says nothing of %s', (_, status, headers, body) => {
    expect(gatewaySignature({ status, headers, body }, FINE, NOW)).toBeUndefined();
  });
});
