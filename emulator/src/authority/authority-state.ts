import type { Tables } from '../state/tables.js';
import { CertificateAuthority } from './certificate-authority.js';
import type { StoredAuthority } from './certificate-authority.js';
import { issueServerCertificate } from './server-certificate.js';

/** The authority and the pair that both hosts answer with: those of the state, or new ones, which the state gets. @internal */
export async function openAuthority(
  tables: Tables,
): Promise<{ authority: CertificateAuthority; server: StoredAuthority }> {
  const table = tables.table<StoredAuthority>('authority');
  const [root, known] = [table.get('root'), table.get('server')];
  const authority = root ? await CertificateAuthority.restore(root) : await CertificateAuthority.create();
  const server = (root && known) ?? (await issueServerCertificate(authority));
  if (!root) table.set('root', authority.toJSON());
  if (server !== known) table.set('server', server);
  return { authority, server };
}
