import axios, { type AxiosInstance, type CreateAxiosDefaults } from 'axios';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { Agent, type AgentOptions } from 'node:https';
import { httpServiceFor } from '../../../../helpers/http-service-lab.js';
import { answer, type LabServer, MtlsLab } from '../../../../helpers/mtls-lab.js';

/** A request as the server saw it. */
export interface Seen {
  method: string;
  url: URL;
  headers: IncomingHttpHeaders;
  rawHeaders: string[];
  body: Buffer;
}

export type Respond = (response: ServerResponse, seen: Seen, request: IncomingMessage) => unknown;

/** What a test of the table gets: an axios instance, and the server it talks to. */
export interface Compat {
  /** `stock` is axios's own http adapter, `ours` the instance of this package. */
  readonly which: 'stock' | 'ours';
  readonly api: AxiosInstance;
  readonly server: LabServer;
  readonly seen: Seen[];
  /** Answers the next requests; without it they get `{"ok":true}`. */
  respond(respond: Respond): void;
  /** The only request the server saw. */
  only(): Seen;
}

/** Newer axios runs request interceptors in either order. */
export const HAS_ORDERING = 'legacyInterceptorReqResOrdering' in (axios.defaults.transitional ?? {});

/** The table says what axios does today; under the oldest axios we support only ours has to hold it. */
const CLIENTS = HAS_ORDERING ? (['stock', 'ours'] as const) : (['ours'] as const);

/** Registers the same tests for the stock adapter and for ours. */
export function compat(title: string, tests: (compat: () => Compat) => void): void {
  describe.each(CLIENTS)(`${title} (%s)`, (which) => {
    let lab: MtlsLab;
    let current: Compat;

    beforeAll(async () => {
      lab = await MtlsLab.open();
    });
    beforeEach(async () => {
      current = await open(lab, which);
    });
    afterEach(() => lab.close());

    tests(() => current);
  });
}

async function open(lab: MtlsLab, which: Compat['which']): Promise<Compat> {
  const seen: Seen[] = [];
  const bodies = new WeakMap<IncomingMessage, Buffer[]>();
  let respond: Respond = (response) => answer(response);
  const server = await lab.https((request, response) => {
    const body = Buffer.concat(bodies.get(request) ?? []);
    const { method = '', headers, rawHeaders } = request;
    const one = { method, url: new URL(request.url ?? '', server.origin), headers, rawHeaders, body };
    seen.push(one);
    respond(response, one, request);
  });
  server.server.prependListener('request', (request: IncomingMessage) => {
    const chunks: Buffer[] = [];
    bodies.set(request, chunks);
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
  });
  return {
    which,
    api: which === 'ours' ? httpServiceFor(lab, server.origin).http.axiosRef : stock(lab, server.origin),
    server,
    seen,
    respond: (next) => {
      respond = next;
    },
    only: () => {
      expect(seen).toHaveLength(1);
      return seen[0] as Seen;
    },
  };
}

/** axios as it comes, as far from its certificate as it can be set up: no redirects, no proxy of the environment. */
function stock(lab: MtlsLab, origin: string): AxiosInstance {
  const httpsAgent = new Agent({ keepAlive: true, secureContext: lab.client.secureContext } as AgentOptions);
  lab.onClose(() => httpsAgent.destroy());
  const config: CreateAxiosDefaults = { baseURL: origin, adapter: 'http', httpsAgent, maxRedirects: 0 };
  return axios.create({ ...config, proxy: false });
}
