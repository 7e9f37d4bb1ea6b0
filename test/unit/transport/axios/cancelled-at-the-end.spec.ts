import axios, { type AxiosRequestConfig } from 'axios';
import { httpServiceFor } from '../../../helpers/http-service-lab.js';
import { answer, failureOf, type LabServer, MtlsLab } from '../../../helpers/mtls-lab.js';

/** Cancels when the answer is there, and before axios has it. */
type Cancel = (validates: boolean) => AxiosRequestConfig;

const CANCELS: ReadonlyArray<readonly [string, Cancel]> = [
  [
    'signal',
    (validates) => {
      const controller = new AbortController();
      return { signal: controller.signal, validateStatus: () => (controller.abort(), validates) };
    },
  ],
  [
    'cancelToken',
    (validates) => {
      const { token, cancel } = axios.CancelToken.source();
      return { cancelToken: token, validateStatus: () => (cancel('enough'), validates) };
    },
  ],
];

describe('a plain request that is cancelled while its answer is handed over', () => {
  let lab: MtlsLab;
  let server: LabServer;

  beforeAll(async () => {
    lab = await MtlsLab.open();
    server = await lab.https((_, response) => answer(response));
  });
  afterAll(() => lab.close());

  describe.each(CANCELS)('by its %s', (_, cancel) => {
    it.each([true, false])('says that it may have been processed, status accepted: %s', async (validates) => {
      const { axiosRef } = httpServiceFor(lab, server.origin).http;
      const error = await failureOf(axiosRef.post('/pay', {}, cancel(validates)));
      expect(axios.isCancel(error)).toBe(true);
      expect(error).toMatchObject({
        code: 'ERR_CANCELED',
        cause: { code: 'AIT_ABORTED', outcome: 'unknown' },
      });
    });
  });
});
