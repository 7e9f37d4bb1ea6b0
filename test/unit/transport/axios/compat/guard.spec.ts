import type { AxiosInstance, AxiosRequestConfig, InternalAxiosRequestConfig } from 'axios';
import { hasUserInterceptors } from '../../../../../lib/transport/axios/axios-instance.js';
import { httpServiceFor } from '../../../../helpers/http-service-lab.js';
import { answer, failureOf, MtlsLab } from '../../../../helpers/mtls-lab.js';
import { HAS_ORDERING } from './compat-lab.js';

type Lead = (config: InternalAxiosRequestConfig) => InternalAxiosRequestConfig;
type Way = [string, (api: AxiosInstance, lead: Lead) => AxiosRequestConfig | void];

const swallow = (): undefined => undefined;
const fail = (): never => {
  throw new Error('mine');
};

/** Ways to change the request after axios has asked every interceptor, or past the one that would object. */
const WAYS: Way[] = [
  ['an interceptor', (api, lead) => void api.interceptors.request.use(lead)],
  ['an asynchronous interceptor', (api, lead) => void api.interceptors.request.use(async (c) => lead(c))],
  [
    'a synchronous interceptor',
    (api, lead) => void api.interceptors.request.use(lead, undefined, { synchronous: true }),
  ],
  [
    'an interceptor, the order turned',
    (api, lead) => {
      api.interceptors.request.use(lead);
      return HAS_ORDERING ? ({ transitional: { legacyInterceptorReqResOrdering: false } } as object) : {};
    },
  ],
  [
    'a synchronous interceptor that throws, and swallows it',
    (api, lead) =>
      void api.interceptors.request.use(
        (config) => {
          Object.assign(config, lead(config), { transformRequest: [] });
          return fail();
        },
        swallow,
        { synchronous: true },
      ),
  ],
  [
    'another synchronous interceptor that throws, and swallows it',
    (api, lead) => {
      api.interceptors.request.use(fail, swallow, { synchronous: true });
      api.interceptors.request.use(lead, undefined, { synchronous: true });
    },
  ],
  [
    'the error handler of an interceptor',
    (api, lead) => {
      let kept: InternalAxiosRequestConfig;
      api.interceptors.request.use(undefined, () => lead(kept));
      api.interceptors.request.use((config) => {
        kept = config;
        return fail();
      });
    },
  ],
  [
    'runWhen',
    (api, lead) =>
      void api.interceptors.request.use((c) => c, undefined, { runWhen: (c) => !!Object.assign(c, lead(c)) }),
  ],
  [
    'a transform',
    (_, lead) => ({
      transformRequest(this: InternalAxiosRequestConfig, data: unknown) {
        Object.assign(this, lead(this));
        return data;
      },
    }),
  ],
  [
    'a transform that takes the others away',
    (api, lead) =>
      void api.interceptors.request.use((config) => ({
        ...config,
        transformRequest(this: InternalAxiosRequestConfig, data: unknown) {
          Object.assign(this, lead(this), { transformRequest: [] });
          return data;
        },
      })),
  ],
  [
    'a transform of the instance',
    (api, lead) => {
      api.defaults.transformRequest = function (this: InternalAxiosRequestConfig, data: unknown) {
        Object.assign(this, lead(this));
        return data;
      };
    },
  ],
];

describe('no way around the adapter', () => {
  let lab: MtlsLab;

  beforeAll(async () => {
    lab = await MtlsLab.open();
  });
  afterEach(() => lab.close());

  it.each(WAYS)('%s', async (_, way) => {
    let decoyConnections = 0;
    const decoy = await lab.tcp((socket) => {
      decoyConnections += 1;
      socket.destroy();
    });
    const server = await lab.https((__, response) => answer(response));
    const { axiosRef } = httpServiceFor(lab, server.origin).http;
    const config = way(axiosRef, (one) => ({ ...one, baseURL: decoy.origin, adapter: 'http' }));
    const error = await failureOf(axiosRef.post('/x', { a: 1 }, config ?? {}));
    expect({ error: (error.cause as { code?: string })?.code, decoyConnections }).toEqual({
      error: 'AIT_REQUEST_OPTION_REFUSED',
      decoyConnections: 0,
    });
    expect(server.processed).toHaveLength(0);
  });

  it('a synchronous interceptor that throws and swallows harmlessly still lets the request go, as in axios', async () => {
    const server = await lab.https((_, response) => answer(response));
    const { axiosRef } = httpServiceFor(lab, server.origin).http;
    axiosRef.interceptors.request.use(fail, swallow, { synchronous: true });
    expect((await axiosRef.get('/x')).status).toBe(200);
  });

  it('is not counted as an interceptor of the user', async () => {
    const { axiosRef } = httpServiceFor(lab, 'https://127.0.0.1:1').http;
    expect(hasUserInterceptors(axiosRef)).toBe(false);
    const id = axiosRef.interceptors.request.use((config) => config);
    expect(hasUserInterceptors(axiosRef)).toBe(true);
    axiosRef.interceptors.request.eject(id);
    expect(hasUserInterceptors(axiosRef)).toBe(false);
    axiosRef.interceptors.response.use((response) => response);
    expect(hasUserInterceptors(axiosRef)).toBe(true);
  });
});
