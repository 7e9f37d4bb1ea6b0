import { AppsInTossModule, type AppsInTossModuleOptions } from 'nestjs-apps-in-toss';
import type { Emulated } from '../emulated.js';
import { failures, type Suspects } from './tried.js';

/** Applications that cannot start, the key standing where something else should. */
export async function startFailures(
  emulated: Emulated,
  pair: { readonly cert: string; readonly key: string; readonly keyPath?: string | undefined },
): Promise<Suspects> {
  const { key } = pair;
  const wrong: Record<string, object> = {
    'the key as certificate': { certificate: key },
    'both swapped': { certificate: { cert: key, key: pair.cert } },
    'half a key': { certificate: { cert: pair.cert, key: key.slice(0, -200) } },
    'the key as directory': { certificate: { directory: key } },
    'an expired list': { certificate: [{ ...pair, key: '' }, pair.key] },
    'no certificate': { certificate: undefined },
    'the key as apiBaseUrl': { apiBaseUrl: key },
    'the key in payBaseUrl': { payBaseUrl: `https://${encodeURIComponent(key)}/` },
    'the key as ca': { ca: key },
    'the key as deadline': { deadline: key },
    'the key as revoked': { revoked: [key] },
    'the key as path of revoked': { revoked: { path: key } },
    'the key in the file of revoked': { revoked: { path: pair.keyPath } },
    'the key as proxy': { proxy: { url: key } },
    'the key as password of a proxy': {
      proxy: { url: `ftp://user:${encodeURIComponent(key)}@proxy.example` },
    },
    'the key as decryption': { decryption: { key, aad: '' } },
    'the key under an unknown name': { privateKey: key },
    'the key beside the certificate': { certificate: { cert: pair.cert }, key },
    'the key as canary': { canary: key, startup: key, watch: { signal: key }, warm: key },
  };
  const start = (options: object) => () =>
    emulated.module([
      AppsInTossModule.forRoot({
        ...emulated.connection(),
        certificate: { ...pair },
        watch: false,
        ...options,
      } as AppsInTossModuleOptions),
    ]);
  const calls = Object.entries(wrong).map(([name, options]) => [`start: ${name}`, start(options)]);
  return failures(Object.fromEntries(calls));
}
