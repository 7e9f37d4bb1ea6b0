import { getEventListeners } from 'node:events';
import { lastValueFrom } from 'rxjs';
import { httpServiceFor } from '../../../helpers/http-service-lab.js';
import { answer, failureOf, MtlsLab } from '../../../helpers/mtls-lab.js';

/** What `AbortSignal.any` keeps on a signal for each signal made of it. */
function dependants(signal: AbortSignal): number {
  const kept = Object.getOwnPropertySymbols(signal).filter((each) =>
    /Dependant/.test(each.description ?? ''),
  );
  const sizes = kept.map((each) => (signal as unknown as Record<symbol, { size?: number }>)[each]?.size ?? 0);
  return sizes.reduce((sum, each) => sum + each, 0);
}

describe('requests of the HTTP service', () => {
  let lab: MtlsLab;

  beforeAll(async () => {
    lab = await MtlsLab.open();
  });
  afterEach(() => lab.close());

  it('leave nothing behind on a signal that outlives them', async () => {
    const server = await lab.https((_, response) => answer(response));
    const { http } = httpServiceFor(lab, server.origin);
    const { signal } = new AbortController();
    for (let each = 0; each < 5; each += 1) await lastValueFrom(http.get('/read', { signal }));
    expect({ dependants: dependants(signal), listeners: getEventListeners(signal, 'abort').length }).toEqual({
      dependants: 0,
      listeners: 0,
    });
  });

  it('end with it', async () => {
    const server = await lab.https(() => controller.abort());
    const controller = new AbortController();
    const { http } = httpServiceFor(lab, server.origin);
    const failure = await failureOf(lastValueFrom(http.get('/read', { signal: controller.signal })));
    expect(failure).toMatchObject({ code: 'ERR_CANCELED' });
  });

  it('whose form never tells its length end at the deadline, and nothing was sent', async () => {
    const server = await lab.https((_, response) => answer(response));
    const { http } = httpServiceFor(lab, server.origin);
    const form = { getHeaders: () => ({}), pipe: () => undefined, getLength: () => undefined };
    const failure = await failureOf(http.axiosRef.post('/pay', form, { timeout: 50 }));
    expect(failure).toMatchObject({
      code: 'ECONNABORTED',
      cause: { code: 'AIT_DEADLINE', outcome: 'not-sent' },
    });
    expect(server.connections()).toBe(0);
  });
});
