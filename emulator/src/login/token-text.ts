import { randomBytes, randomUUID } from 'node:crypto';

/**
 * Looks like the JWTs Toss hands out (RS256, issuer cert.toss.im), but nobody signed it and it says nothing about the
 * user: to a partner an access token is opaque, and the emulator knows its own by heart.
 *
 * @internal
 */
export function accessTokenText(issuedAt: Date, lifetime: number): string {
  const seconds = Math.floor(issuedAt.getTime() / 1000);
  const header = { alg: 'RS256', typ: 'JWT', kid: 'apps-in-toss-emulator' };
  const payload = {
    iss: 'https://cert.toss.im',
    iat: seconds,
    exp: seconds + lifetime / 1000,
    jti: randomUUID(),
  };
  const parts = [header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
  return [...parts, randomBytes(256).toString('base64url')].join('.');
}

/** @internal */
export function refreshTokenText(): string {
  return randomBytes(48).toString('base64url');
}
