import { REFUSED_OPTIONS } from '../../../lib/transport/axios/config/refused-options.js';
import { readPage } from './markdown-pages.js';

/** Where the refused options are listed, and what stands before and behind the list. */
const lists: Array<[string, RegExp]> = [
  ['lib/transport/axios/apps-in-toss-http.service.ts', /Refused are(.*?): they would bypass/s],
  ['docs/configuration.md', /요청은 보내지 않아요\.(.*?)를 요청에/],
  ['docs/configuration.en.md', /certificate is not sent\.(.*?) in a request/],
];

describe('the request options that are refused', () => {
  it.each(lists)('%s lists all of them, and no other', (file, list) => {
    const listed = list.exec(readPage(file))?.[1] ?? '';
    expect([...listed.matchAll(/`(\w+)`/g)].map(([, name]) => name)).toEqual(REFUSED_OPTIONS);
  });
});
