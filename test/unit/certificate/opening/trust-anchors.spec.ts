import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tls from 'node:tls';
import { trustAnchors } from '../../../../lib/certificate/opening/trust-anchors.js';

describe('what a context trusts when an authority is added', () => {
  const loose = tls as { getCACertificates?: unknown };
  const { getCACertificates } = loose;
  const extra = process.env['NODE_EXTRA_CA_CERTS'];

  afterEach(() => {
    if (getCACertificates === undefined) delete loose.getCACertificates;
    else loose.getCACertificates = getCACertificates;
    if (extra === undefined) delete process.env['NODE_EXTRA_CA_CERTS'];
    else process.env['NODE_EXTRA_CA_CERTS'] = extra;
  });

  it('is what Node says it trusts, and the authority', () => {
    loose.getCACertificates = (type: string) => [`what Node trusts by ${type}`];
    expect(trustAnchors('mine')).toEqual(['what Node trusts by default', 'mine']);
  });

  it('is the bundled list and the file of NODE_EXTRA_CA_CERTS, where Node cannot say', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'ait-extra-'));
    const file = join(dir, 'extra.pem');
    await writeFile(file, 'extra');
    delete loose.getCACertificates;

    process.env['NODE_EXTRA_CA_CERTS'] = file;
    expect(trustAnchors('mine')).toEqual([...tls.rootCertificates, 'extra', 'mine']);
    process.env['NODE_EXTRA_CA_CERTS'] = join(dir, 'missing.pem');
    expect(trustAnchors('mine')).toEqual([...tls.rootCertificates, 'mine']);
    await rm(dir, { recursive: true });
  });
});
