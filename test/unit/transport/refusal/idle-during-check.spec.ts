import { answer, MtlsLab } from '../../../helpers/mtls-lab.js';
import { httpServiceFor } from '../../../helpers/http-service-lab.js';

describe('while it is found out why new connections are cut', () => {
  let lab: MtlsLab;

  beforeAll(async () => {
    lab = await MtlsLab.open();
  });
  afterEach(() => lab.close());

  it('a payment goes out at once on a connection that stands, and waits for a new one', async () => {
    const server = await lab.https((_, response) => answer(response));
    let found!: (nothing: undefined) => void;
    let isOpen = false;
    const verdict = new Promise<undefined>((resolve) => (found = resolve));
    const check = { confirm: () => verdict, running: () => (isOpen ? verdict : undefined) };
    const { axiosRef } = httpServiceFor(lab, server.origin, { check }).http;
    await axiosRef.post('/first', {});
    isOpen = true;
    await axiosRef.post('/second', {});
    expect(server.connections()).toBe(1);
    const both = Promise.all([axiosRef.post('/third', {}), axiosRef.post('/fourth', {})]);
    while (!server.processed.includes('/third')) await new Promise(setImmediate);
    found(undefined);
    await both;
    expect(server.processed).toHaveLength(4);
  });
});
