import { CertificateAuthority } from '../emulator/dist/esm/authority/certificate-authority.js';
import { issueServerCertificate } from '../emulator/dist/esm/authority/server-certificate.js';
import { startEmulator } from '../emulator/dist/esm/index.js';

/** Two throw-away authorities: the emulator's for the client (RSA-2048, as the console's), one for the server. */
export async function identities() {
  const emulator = await startEmulator();
  const { cert, key } = await emulator.issueCertificate('bench');
  const authority = await CertificateAuthority.create();
  const own = await issueServerCertificate(authority);
  await emulator.close();
  return { client: { cert, key, ca: authority.pem }, server: { ...own, ca: emulator.ca } };
}
