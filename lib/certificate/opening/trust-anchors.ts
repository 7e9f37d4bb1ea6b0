import { readFileSync } from 'node:fs';
import tls from 'node:tls';

/**
 * What a context trusts when an authority is added: giving `ca` to Node replaces its own list, so the list is named
 * again beside it.
 *
 * @internal
 */
export function trustAnchors(ca: string): string[] {
  const { getCACertificates } = tls as typeof tls & { getCACertificates?: (type: 'default') => string[] };
  return [...(getCACertificates?.('default') ?? bundledAndExtra()), ca];
}

/** Node before 22.15 cannot say what it trusts by default: its own list and what `NODE_EXTRA_CA_CERTS` names. */
function bundledAndExtra(): string[] {
  const anchors = [...tls.rootCertificates];
  const extra = process.env['NODE_EXTRA_CA_CERTS'];
  if (!extra) return anchors;
  try {
    anchors.push(readFileSync(extra, 'latin1'));
  } catch {
    // Node warned about this file when it started, and goes on without it as well.
  }
  return anchors;
}
