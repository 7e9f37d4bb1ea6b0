import { REVOKED_FILE } from '../../lib/certificate/revoked/revoked-file.js';

/** The Secret that is mounted as the folder of certificates, as far as this command knows it. */
export interface SecretFacts {
  readonly name: string;
  readonly namespace?: string | undefined;
  /** The list that is in it now. */
  readonly revoked: string;
}

/**
 * What `kubectl get secret … -o json` says.
 *
 * @returns undefined for anything else
 */
export function readSecret(text: string): SecretFacts | undefined {
  try {
    const { kind, metadata, data } = JSON.parse(text) as {
      kind?: string;
      metadata?: { name?: string; namespace?: string };
      data?: Record<string, string>;
    };
    if (kind !== 'Secret' || typeof metadata?.name !== 'string') return undefined;
    const { name, namespace } = metadata;
    return { name, namespace, revoked: Buffer.from(data?.[REVOKED_FILE] ?? '', 'base64').toString('utf8') };
  } catch {
    return undefined;
  }
}

/** A manifest with the list and nothing else: to be merged into the Secret, never to take its place. */
export function secretManifest({ name, namespace, revoked }: SecretFacts): string {
  const lines = revoked.replaceAll('\r\n', '\n').trimEnd().split('\n');
  return [
    'apiVersion: v1',
    'kind: Secret',
    'metadata:',
    `  name: ${JSON.stringify(name)}`,
    ...(namespace === undefined ? [] : [`  namespace: ${JSON.stringify(namespace)}`]),
    'stringData:',
    `  ${REVOKED_FILE}: |`,
    ...lines.map((line) => `    ${line}`.trimEnd()),
  ].join('\n');
}
