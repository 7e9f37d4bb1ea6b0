import tls from 'node:tls';
import { trustAnchors } from './trust-anchors.js';

/**
 * Makes a TLS context that trusts authorities beside those of Node.
 *
 * Naming them all as `ca` has OpenSSL parse some 140 roots for each context, 50 ms and more of the only thread. Without
 * `ca` a context shares the roots that Node parsed once, and one more is then added to its own copy of that store: the
 * method is the one that Node itself fills `ca` with. Where a Node has it no more, all are named.
 *
 * @param ca PEM of the extra authorities
 * @internal
 */
export function secureContextWith(
  options: tls.SecureContextOptions,
  ca: string | undefined,
): tls.SecureContext {
  if (ca === undefined) return tls.createSecureContext(options);
  const secure = tls.createSecureContext(options) as tls.SecureContext & {
    context?: { addCACert?: (pem: string) => void };
  };
  if (typeof secure.context?.addCACert !== 'function')
    return tls.createSecureContext({ ...options, ca: trustAnchors(ca) });
  // One block at a time: of several it takes the first.
  for (const block of ca.match(/-----BEGIN [\s\S]*?-----END [^-]*-----/g) ?? [])
    secure.context.addCACert(`${block}\n`);
  return secure;
}
