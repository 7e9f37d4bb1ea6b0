import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TLSSocket } from 'node:tls';
import type { AppsInTossModuleOptions } from '../../../../lib/options/apps-in-toss-options.interface.js';
import { AppsInTossRuntime } from '../../../../lib/runtime/apps-in-toss.runtime.js';
import { answer, type LabServer, type MtlsLab } from '../../../helpers/mtls-lab.js';

const DAY_MS = 86_400_000;
export const PAGE =
  '<!DOCTYPE HTML><html><head><title>403 Forbidden</title></head><body><h1>Forbidden</h1></body></html>';

/** The common name under which a request came. */
export function callerOf({ socket }: IncomingMessage): string {
  return String((socket as TLSSocket).getPeerCertificate().subject.CN);
}

/** A gateway that answers with a page whoever is not let in. */
export function pageGateway(
  lab: MtlsLab,
  letIn: readonly string[],
  status = 403,
  page = PAGE,
): Promise<LabServer> {
  return lab.https((request: IncomingMessage, response: ServerResponse) => {
    if (letIn.includes(callerOf(request))) answer(response);
    else response.writeHead(status, { 'content-type': 'text/html' }).end(page);
  });
}

/** A mini-app with a certificate of each name, the first of which is the newest. */
export async function miniAppAt(
  lab: MtlsLab,
  origin: string,
  options: Partial<AppsInTossModuleOptions> = {},
  names: readonly string[] = ['my-mini-app', 'standby'],
): Promise<AppsInTossRuntime> {
  const pairs = await Promise.all(
    names.map(async (commonName, index) => {
      const validFrom = new Date(Date.now() - (index + 1) * DAY_MS);
      const { chain: cert, key } = await lab.authority.issue({ commonName, validFrom });
      return { cert, key };
    }),
  );
  const runtime = await AppsInTossRuntime.start({
    certificate: pairs,
    apiBaseUrl: origin,
    payBaseUrl: origin,
    ca: lab.authority.pem,
    watch: false,
    canary: 'request',
    ...options,
  });
  lab.onClose(() => runtime.onApplicationShutdown());
  return runtime;
}

export function statusOf(sent: Promise<{ status: number }>): Promise<number> {
  return sent.then(
    ({ status }) => status,
    (error: { response?: { status: number } }) => error.response?.status ?? 0,
  );
}
