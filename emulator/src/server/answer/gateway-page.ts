import { STATUS_CODES } from 'node:http';
import type { Answer } from './answer.js';

/** The page of a gateway in front of the platform, in the manner of nginx. @internal */
export function gatewayPage(status: number, detail?: string): Answer {
  const words = `${status} ${STATUS_CODES[status] ?? 'Error'}`;
  const title = detail === undefined ? words : `${status} ${detail}`;
  const lines = [
    '<html>',
    `<head><title>${title}</title></head>`,
    '<body>',
    `<center><h1>${words}</h1></center>`,
    ...(detail === undefined ? [] : [`<center>${detail}</center>`]),
    '<hr><center>nginx</center>',
    '</body>',
    '</html>',
    '',
  ];
  return { status, headers: { server: 'nginx', 'content-type': 'text/html' }, body: lines.join('\r\n') };
}
