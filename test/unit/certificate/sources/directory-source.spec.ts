import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { ClientCertificate } from '../../../../lib/certificate/client-certificate.js';
import { toCertificateSource } from '../../../../lib/certificate/sources/to-certificate-source.js';
import { createAuthority, type Issued, keyForms } from '../../../helpers/pki.js';

const KOREAN = '토스앱';

describe('a directory', () => {
  let folder: string;
  let issued: Issued;
  beforeAll(async () => {
    issued = await (await createAuthority()).issue({ commonName: KOREAN });
  });
  beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'source-'))));
  afterEach(() => rm(folder, { recursive: true }));

  const put = (name: string, content: string): Promise<void> => writeFile(join(folder, name), content);

  it('gives its pairs, whichever way their Korean names are written', async () => {
    await put(`${KOREAN.normalize('NFD')}_public.crt`, issued.chain);
    await put(`${KOREAN.normalize('NFC')}_private.key`, issued.key);
    await put('b_public.crt', issued.chain);
    await put('b_private.key', issued.key);
    await put('notes.txt', 'not a pair');
    await mkdir(join(folder, 'c_public.crt'));
    for (const directory of [folder, relative(process.cwd(), folder)]) {
      const inputs = await toCertificateSource({ directory }).load();
      const loaded = await Promise.all(inputs.map((input) => ClientCertificate.load(input)));
      expect(loaded.map(({ commonName }) => commonName)).toEqual([KOREAN, KOREAN]);
    }
  });

  it('hands its passphrase to each pair', async () => {
    const { encryptedPkcs8, passphrase } = keyForms(issued.key);
    await put('a_public.crt', issued.chain);
    await put('a_private.key', encryptedPkcs8);
    const [input] = await toCertificateSource({ directory: folder, passphrase }).load();
    expect((await ClientCertificate.load(input!)).commonName).toBe(KOREAN);
  });

  it('names the half that is missing, beside the pairs that are whole', async () => {
    await put('a_public.crt', issued.chain);
    await put('b_private.key', issued.key);
    await put('c_public.crt', issued.chain);
    await put('c_private.key', issued.key);
    const source = toCertificateSource({ directory: folder });
    const members = (await source.look()).members;
    expect(members.map(({ input }) => (input instanceof Error ? input.message : 'a pair'))).toEqual([
      'certificate.directory[a] is half a pair: <name>_private.key is not there.',
      'certificate.directory[b] is half a pair: <name>_public.crt is not there.',
      'a pair',
    ]);
    expect(await source.load()).toHaveLength(1);
  });

  it('lets no file name forge a line of a log', async () => {
    await put('a\n\u001b[31mERROR_public.crt', '');
    await put(`${'x'.repeat(200)}_public.crt`, '');
    const messages = (await toCertificateSource({ directory: folder }).look()).members.map(
      ({ option }) => option,
    );
    expect(messages[0]).toBe('certificate.directory[a??_31mERROR]'.replace('_', '?'));
    expect(messages[1]!.length).toBeLessThan(100);
  });

  it.each<[string, () => Promise<string>, string]>([
    ['empty', async () => folder, 'AIT_CERT_DIRECTORY_EMPTY'],
    ['not there', async () => join(folder, 'secret-place'), 'AIT_CERT_DIRECTORY_UNREADABLE'],
    [
      'a file',
      async () => {
        await put('secret-place', '');
        return join(folder, 'secret-place');
      },
      'AIT_CERT_DIRECTORY_UNREADABLE',
    ],
  ])('that is %s says so, and which folder is meant', async (_, prepare, code) => {
    const error: unknown = await toCertificateSource({ directory: await prepare() })
      .load()
      .catch((e: unknown) => e);
    expect(error).toMatchObject({ code, option: 'certificate.directory', outcome: 'not-sent' });
    expect((error as Error).message).toContain(folder);
  });
});
