import { AppsInTossModule } from 'nestjs-apps-in-toss';
import nock from 'nock';
import { answer, failureOf, MtlsLab } from '../../../helpers/mtls-lab.js';
import { wired } from '../../../helpers/wired.js';

const CALL = { method: 'POST', path: '/pay', class: 'money', body: { orderNo: '1' } } as const;
const PATH = '/api-partner/v1/apps-in-toss/pay';

describe('nock, imported after this package', () => {
  let lab: MtlsLab;

  beforeAll(async () => {
    expect(AppsInTossModule).toBeDefined();
    lab = await MtlsLab.open();
    if (!nock.isActive()) nock.activate();
    nock.disableNetConnect();
  });
  afterEach(() => {
    nock.cleanAll();
    return lab.close();
  });
  afterAll(() => nock.restore());

  it('answers in the place of the server', async () => {
    const server = await lab.https((_, response) => answer(response));
    const { client, http } = await wired(lab, server);
    nock(server.origin)
      .post(PATH, { orderNo: '1' })
      .reply(200, { resultType: 'SUCCESS', success: { paid: 1 } });
    nock(server.origin).get('/plain').reply(404, { no: 1 });
    await expect(client.call(CALL)).resolves.toEqual({ paid: 1 });
    await expect(http.axiosRef.get('/plain', { validateStatus: null })).resolves.toMatchObject({
      status: 404,
      data: { no: 1 },
    });
    expect(server.connections()).toBe(0);
  });

  it('lets nothing out that it has no answer for', async () => {
    const server = await lab.https((_, response) => answer(response));
    const { client } = await wired(lab, server);
    expect(await failureOf(client.call(CALL))).toHaveProperty('outcome');
    expect(server.connections()).toBe(0);
  });
});
