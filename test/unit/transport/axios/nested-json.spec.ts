import type { AxiosInstance } from 'axios';
import { httpServiceFor } from '../../../helpers/http-service-lab.js';
import { failureOf, type LabServer, MtlsLab } from '../../../helpers/mtls-lab.js';

const nested = (depth: number, inside: string): string => '['.repeat(depth) + inside + ']'.repeat(depth);
const DEEP = nested(2_000_000, '');
/** As large, and nested no deeper than an answer may be; brackets in a text are none. */
const TEXT = JSON.stringify(`\\"${'['.repeat(70_000)}`);
const STRICT = { responseType: 'json', transitional: { silentJSONParsing: false } } as const;

describe('JSON nested without end, as the answer to a plain request', () => {
  let lab: MtlsLab;
  let server: LabServer;
  let api: AxiosInstance;
  let answer: string;

  beforeAll(async () => {
    lab = await MtlsLab.open();
    server = await lab.https((_, response) => {
      response.setHeader('content-type', 'application/json').end(answer);
    });
    api = httpServiceFor(lab, server.origin, { maxResponseBytes: DEEP.length }).http.axiosRef;
  });
  afterAll(() => lab.close());

  it.each<[string, () => AxiosInstance]>([
    ['axiosRef', () => api],
    ['a child of it', () => api.create()],
  ])('is text, as what is no JSON: %s', async (_, instance) => {
    answer = DEEP;
    const { data } = await instance().get('/');
    expect(typeof data).toBe('string');
    expect((data as string).length).toBe(DEEP.length);
  });

  it('is an error where text that is no JSON is one', async () => {
    answer = DEEP;
    expect(await failureOf(api.get('/', STRICT))).toMatchObject({
      code: 'ERR_BAD_RESPONSE',
      message: 'The answer is JSON nested too deep to parse',
    });
  });

  it.each([
    ['nested to the limit', nested(64, TEXT)],
    ['one after another', `[${'[],'.repeat(50_000)}{}]`],
  ])('what is large and not deep is parsed: %s', async (_, text) => {
    answer = text;
    expect((await api.get('/', STRICT)).data).toEqual(JSON.parse(text));
  });

  it('one level more is too deep', async () => {
    answer = nested(65, TEXT);
    expect(await failureOf(api.get('/', STRICT))).toMatchObject({ code: 'ERR_BAD_RESPONSE' });
  });

  it('small answers are parsed, however deep', async () => {
    answer = nested(1_000, '1');
    expect((await api.get('/')).data).toEqual(JSON.parse(answer));
  });
});
