import type { RegisteredCertificate } from '../authority/registered-certificate.interface.js';

/**
 * The app that something belongs to: the one that was named, or the only one that has a certificate.
 *
 * @throws TypeError when that is not clear
 * @internal
 */
export function ownerApp(
  method: string,
  given: string | undefined,
  certificates: readonly RegisteredCertificate[],
): string {
  if (given !== undefined) return given;
  const [only, ...others] = new Set(certificates.map(({ appName }) => appName));
  if (only !== undefined && others.length === 0) return only;
  throw new TypeError(
    `${method}: expected appName, since ${only === undefined ? 'no app has a certificate yet' : 'several apps have certificates'}`,
  );
}
