/** Labels worth telling apart. Anything else is never repeated to the user, since it would be input. */
const LABELS = [
  'CERTIFICATE',
  'PRIVATE KEY',
  'RSA PRIVATE KEY',
  'EC PRIVATE KEY',
  'ENCRYPTED PRIVATE KEY',
  'OPENSSH PRIVATE KEY',
  'DSA PRIVATE KEY',
  'PUBLIC KEY',
  'RSA PUBLIC KEY',
  'CERTIFICATE REQUEST',
  'NEW CERTIFICATE REQUEST',
  'TRUSTED CERTIFICATE',
  'EC PARAMETERS',
  'DH PARAMETERS',
  'PKCS7',
  'X509 CRL',
  'UNKNOWN',
] as const;

/** The label of a PEM block. @internal */
export type PemLabel = (typeof LABELS)[number];

const BY_TEXT: ReadonlyMap<string, PemLabel> = new Map([
  ...LABELS.map((label) => [label.replaceAll(' ', ''), label] as const),
  ['X509CERTIFICATE', 'CERTIFICATE'],
]);

/** The label behind a text in which spaces may have been lost or turned into line breaks. @internal */
export function pemLabel(text: string): PemLabel {
  return BY_TEXT.get(text.replace(/\s+/g, '')) ?? 'UNKNOWN';
}

/** Private keys of a kind that Node's TLS takes. @internal */
export function isPrivateKeyLabel(label: PemLabel): boolean {
  return /^(RSA |EC |ENCRYPTED )?PRIVATE KEY$/.test(label);
}

/** Blocks that `openssl` writes beside a key and that say nothing of their own. @internal */
export function isParameterLabel(label: PemLabel): boolean {
  return label.endsWith(' PARAMETERS');
}
