import { once } from 'node:events';
import { answer, failureOf, MtlsLab } from '../../helpers/mtls-lab.js';
import { wired } from '../../helpers/wired.js';

describe('options of connections', () => {
  let lab: MtlsLab;

  beforeAll(async () => {
    lab = await MtlsLab.open();
  });
  afterEach(() => lab.close());

  it('minTlsVersion: nothing goes out under an older one', async () => {
    const server = await lab.https((_, response) => answer(response), { version: 'TLSv1.2' });
    const { http } = await wired(lab, server, { minTlsVersion: 'TLSv1.3' });
    const { cause } = await failureOf(http.axiosRef.get('/read'));
    expect(cause).toMatchObject({ code: 'AIT_TLS_VERSION', outcome: 'not-sent' });
    const { http: other } = await wired(lab, server);
    await expect(other.axiosRef.get('/read')).resolves.toMatchObject({ status: 200 });
  });

  it('idleTimeout: an unused connection is closed after it', async () => {
    const server = await lab.https((_, response) => answer(response));
    const { http } = await wired(lab, server, { idleTimeout: 20 });
    const opened = once(server.server, 'secureConnection');
    await http.axiosRef.get('/1');
    const [socket] = await opened;
    if (!socket.closed) await once(socket, 'close');
    await http.axiosRef.get('/2');
    expect(server.connections()).toBe(2);
  });
});
