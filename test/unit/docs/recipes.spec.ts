import ts from 'typescript';
import type { CertificateSource } from '../../../lib/certificate/sources/certificate-input.interface.js';
import { StoreLab } from '../certificate/store/store-lab.js';
import { codeBlocks } from './markdown-pages.js';

type Client = (secrets: Map<string, string>) => unknown;

/** What a page says, run as it stands: its classes import nothing but types. */
async function classOf(file: string, name: string): Promise<new (...args: unknown[]) => CertificateSource> {
  const block = codeBlocks('docs/recipes/secret-managers.en.md').find(({ code }) =>
    code.startsWith(`// ${file}`),
  );
  const target = ts.ScriptTarget.ES2022;
  const { outputText } = ts.transpileModule(block?.code ?? '', {
    compilerOptions: { target, module: ts.ModuleKind.ES2022 },
  });
  const exported = (await import(`data:text/javascript,${encodeURIComponent(outputText)}`)) as Record<
    string,
    never
  >;
  return exported[name]!;
}

const found = (secrets: Map<string, string>, name: string): string => {
  const text = secrets.get(name);
  if (text === undefined) throw new Error('no such secret');
  return text;
};

const recipes: Array<[string, string, Client, (name: string) => unknown]> = [
  [
    'aws-secrets-manager.source.ts',
    'AwsSecretsManagerSource',
    (secrets) => ({
      getSecretValue: async ({ SecretId }: { SecretId: string }) => ({
        SecretString: JSON.stringify({
          cert: found(secrets, `${SecretId}.cert`),
          key: found(secrets, `${SecretId}.key`),
        }),
      }),
    }),
    (name) => name,
  ],
  [
    'google-secret-manager.source.ts',
    'GoogleSecretManagerSource',
    (secrets) => ({
      accessSecretVersion: async ({ name }: { name: string }) => [
        { payload: { data: Buffer.from(found(secrets, name)) } },
      ],
    }),
    (name) => ({ cert: `${name}.cert`, key: `${name}.key` }),
  ],
  [
    'vault.source.ts',
    'VaultSource',
    (secrets) => ({
      read: async (path: string) => ({
        data: { data: { cert: secrets.get(`${path}.cert`), key: secrets.get(`${path}.key`) } },
      }),
    }),
    (name) => name,
  ],
];

describe.each(recipes)('the recipe %s', (file, name, client, reference) => {
  let lab: StoreLab;
  beforeEach(async () => void (lab = await StoreLab.open()));
  afterEach(() => lab.close());

  it('feeds the store, sees a replacement, and a failure changes nothing', async () => {
    const Source = await classOf(file, name);
    const secrets = new Map<string, string>();
    const put = async (commonName: string, from: number): Promise<void> => {
      const { chain, key } = await lab.issue(commonName, from);
      secrets.set('secret.cert', chain).set('secret.key', key);
    };
    await put('first', -9);
    const source = new Source(client(secrets), [reference('secret')]);
    const store = await lab.started({ source });
    expect(store.active?.commonName).toBe('first');
    await put('second', -1);
    expect(await store.reload()).toMatchObject({ status: 'changed', active: { commonName: 'second' } });
    secrets.clear();
    expect(await store.reload()).toMatchObject({
      status: 'failed',
      reason: { code: 'AIT_CERT_SOURCE_FAILED' },
    });
    expect(store.active?.commonName).toBe('second');
  });
});

describe('the recipe of AWS', () => {
  it('does not hand on the beginning of a secret that is no JSON', async () => {
    const Source = await classOf('aws-secrets-manager.source.ts', 'AwsSecretsManagerSource');
    const source = new Source({ getSecretValue: async () => ({ SecretString: '-----BEGIN PRIVATE KEY' }) }, [
      'one',
    ]);
    await expect(source.load()).rejects.toThrow('the secret is no JSON with cert and key');
  });
});
