import { certificateFault } from '../faults/certificate-fault.js';
import { CertificateMaterial } from './certificate-material.js';
import { CERTIFICATE_WARNINGS } from '../faults/certificate-messages.js';
import type { CertificateWarning } from '../faults/certificate-warning.interface.js';
import type { PemBlock } from './pem-blocks.js';
import { isParameterLabel, isPrivateKeyLabel } from './pem-label.js';
import { type Recognised, wipeBlocks } from './recognise.js';

/**
 * Picks the certificates out of one half and the key out of the other: files may hold more than their own half.
 *
 * @throws AppsInTossCertificateError `AIT_CERT_SWAPPED`, `AIT_CERT_WRONG_BLOCK`, `AIT_CERT_SEVERAL_KEYS`
 * @internal
 */
export function assembleMaterial(
  cert: Recognised,
  key: Recognised,
  about: { option: string; passphrase: string | undefined },
): CertificateMaterial {
  try {
    const certificates = cert.blocks.filter(isCertificate);
    const keys = key.blocks.filter(isKey);
    if (certificates.length === 0 || keys.length === 0) throw wrongBlocks(cert, key, about.option);
    const [only] = keys;
    if (keys.length > 1 || !only)
      throw certificateFault('AIT_CERT_SEVERAL_KEYS', { ...key.setting, shape: key.shape });
    return new CertificateMaterial({
      cert: copyOf(certificates),
      key: copyOf([only]),
      keyEncrypted: only.encrypted,
      passphrase: about.passphrase,
      certShape: cert.shape,
      keyShape: key.shape,
      warnings: key.worldReadable ? [worldReadable(key.setting.option)] : [],
    });
  } finally {
    wipeBlocks(cert.blocks);
    wipeBlocks(key.blocks);
  }
}

function wrongBlocks(cert: Recognised, key: Recognised, option: string): Error {
  if (!cert.blocks.some(isCertificate) && cert.blocks.some(isKey) && key.blocks.some(isCertificate)) {
    const swapped = `${option}.cert and ${option}.key`;
    const shape = cert.shape === key.shape ? cert.shape : `${cert.shape} and ${key.shape}`;
    return certificateFault('AIT_CERT_SWAPPED', { option: swapped, shape });
  }
  const wrong = cert.blocks.some(isCertificate) ? key : cert;
  const label = wrong.blocks.find((block) => !isParameterLabel(block.label))?.label;
  return certificateFault('AIT_CERT_WRONG_BLOCK', {
    ...wrong.setting,
    shape: wrong.shape,
    ...(label !== undefined && label !== 'UNKNOWN' && { detail: `BEGIN ${label}` }),
  });
}

function worldReadable(option: string): CertificateWarning {
  const code = 'AIT_CERT_KEY_WORLD_READABLE';
  return Object.freeze({ code, ...CERTIFICATE_WARNINGS[code](option) });
}

/** In one buffer that is not from Node's pool, which `Buffer.concat` would take it from. */
function copyOf(blocks: readonly PemBlock[]): Buffer {
  const pem = Buffer.alloc(blocks.reduce((total, block) => total + block.pem.length, 0));
  let at = 0;
  for (const block of blocks) at += block.pem.copy(pem, at);
  return pem;
}

function isCertificate(block: PemBlock): boolean {
  return block.label === 'CERTIFICATE';
}

function isKey(block: PemBlock): boolean {
  return isPrivateKeyLabel(block.label);
}
