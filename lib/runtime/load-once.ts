import { ClientCertificateStore } from '../certificate/client-certificate-store.js';
import type { StoreSource } from '../certificate/sources/store-source.interface.js';
import type { AppsInTossError } from '../foundation/apps-in-toss.error.js';
import type { Clock } from '../foundation/clock.js';

/** What keeps a source from yielding a usable certificate; empty when it yields one. @internal */
export async function loadOnce(
  source: StoreSource,
  ca: string | undefined,
  clock: Clock,
): Promise<readonly AppsInTossError[]> {
  const store = new ClientCertificateStore({ source, clock, watch: false, ...(ca !== undefined && { ca }) });
  try {
    await store.start();
    return store.active ? [] : store.startProblems;
  } finally {
    await store.stop();
  }
}
