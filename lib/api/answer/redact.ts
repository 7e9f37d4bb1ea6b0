/** Shorter values would blank out half of every sentence, and are no secrets. */
const SHORTEST_SECRET = 4;

/** A text of the server without the secrets that we sent, which servers like to repeat. @internal */
export function redact(text: string, secrets: readonly string[]): string {
  return secrets
    .filter((secret) => secret.length >= SHORTEST_SECRET)
    .reduce((rest, secret) => rest.replaceAll(secret, '[redacted]'), text);
}
