const veil = '•••';

/** Fields that hold somebody's data, or let somebody in. */
const secretFields = new Set([
  'authorizationCode',
  'accessToken',
  'refreshToken',
  'code',
  'name',
  'phone',
  'birthday',
  'ci',
  'di',
  'gender',
  'nationality',
  'email',
  'anonKey',
  'accountNumber',
  'cardNumber',
  'cardNum4Print',
  'cardAuthorizationNo',
  'context',
  'wrappedToken',
]);

const secretHeaders = new Set(['authorization', 'x-anon-key', 'cookie', 'set-cookie']);

/** Headers with what nobody should read over a shoulder covered. @internal */
export function maskHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      secretHeaders.has(name.toLowerCase()) ? veil : value,
    ]),
  );
}

/** A JSON text with its secret fields covered; any other text covered as a whole. @internal */
export function maskBody(text: string): string {
  if (text === '') return text;
  try {
    return JSON.stringify(maskValue(JSON.parse(text)), undefined, 2);
  } catch {
    return veil;
  }
}

function maskValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(maskValue);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      // `code: 0` of a payment is no secret; the code of a person is a text.
      secretFields.has(name) && inner !== null && typeof inner !== 'number' ? veil : maskValue(inner),
    ]),
  );
}

/** The text as it was, a JSON one in lines. @internal */
export function readable(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2);
  } catch {
    return text;
  }
}
