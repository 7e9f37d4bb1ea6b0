/** Shorter values would blank out half of every sentence, and are no secrets. */
const SHORTEST_SECRET = 4;
/** Of a secret that is encoded, the last characters depend on what follows it. */
const SHORTEST_ENCODED = 8;

/**
 * A text of the server without the secrets that we sent, which servers like to repeat: as they were, or in one of the
 * forms in which they travel through gateways and logs.
 *
 * @internal
 */
export function redact(text: string, secrets: readonly string[]): string {
  let rest = text;
  for (const secret of secrets) {
    if (secret.length < SHORTEST_SECRET) continue;
    for (const form of formsOf(secret)) rest = without(rest, form);
  }
  return rest;
}

function formsOf(secret: string): Set<string> {
  const bytes = Buffer.from(secret);
  const base64 = bytes.toString('base64').replace(/=+$/, '');
  const encoded = [base64, base64.replaceAll('+', '-').replaceAll('/', '_'), bytes.toString('hex')];
  return new Set([
    secret,
    JSON.stringify(secret).slice(1, -1),
    escaped(secret),
    percent(secret),
    percent(secret).replaceAll('%20', '+'),
    percent(percent(secret)),
    entities(secret),
    ...encoded.filter((form) => form.length >= SHORTEST_ENCODED),
  ]);
}

/** As `encodeURIComponent`, which throws on half of a character. */
function percent(text: string): string {
  return encodeURIComponent(Buffer.from(text).toString());
}

function escaped(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function entities(text: string): string {
  return text.replace(/[&<>"']/g, (each) => ENTITIES[each] ?? each);
}

/** Without regard to case, in which `%2f` and `%2F` differ. */
function without(text: string, form: string): string {
  const lower = text.toLowerCase();
  const wanted = form.toLowerCase();
  // Where lower case is longer than upper case, places would not be the same.
  if (lower.length !== text.length) return text.replaceAll(form, '[redacted]');
  let rest = '';
  let from = 0;
  for (let at = lower.indexOf(wanted); at !== -1; at = lower.indexOf(wanted, from)) {
    rest += `${text.slice(from, at)}[redacted]`;
    from = at + form.length;
  }
  return from === 0 ? text : rest + text.slice(from);
}
