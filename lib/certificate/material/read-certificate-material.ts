import { assembleMaterial } from './assemble-material.js';
import { certificateFault } from '../faults/certificate-fault.js';
import type { CertificateMaterial } from './certificate-material.js';
import { recognise, recogniseText, type Setting, type Recognised, wipeBlocks } from './recognise.js';

/** Both halves, as they come from outside. @publicShape */
export interface RawMaterial {
  readonly cert: string | Uint8Array;
  readonly key: string | Uint8Array;
  readonly passphrase?: string | undefined;
}

/** Environment variables that the halves came from, for messages. @internal */
export interface HalfVariables {
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
}

/**
 * Reads both halves, in whatever form they are, into canonical PEM. Nothing is judged beyond their form.
 *
 * @param option name of the input in messages, such as `certificate` or `certificate[1]`
 * @param variables see {@link HalfVariables}
 * @throws AppsInTossCertificateError
 * @internal
 */
export async function readCertificateMaterial(
  input: RawMaterial,
  option: string,
  variables: HalfVariables = {},
): Promise<CertificateMaterial> {
  const settings = settingsOf(input, option, variables);
  const cert = await recognise(input.cert, settings.cert);
  let key: Recognised;
  try {
    key = await recognise(input.key, settings.key);
  } catch (error) {
    wipeBlocks(cert.blocks);
    throw error;
  }
  return assembleMaterial(cert, key, { option, passphrase: checkedPassphrase(input, option) });
}

/** The same without touching the file system. @internal */
export function certificateMaterialOf(input: RawMaterial, option: string): CertificateMaterial {
  const settings = settingsOf(input, option);
  const cert = recogniseText(input.cert, settings.cert);
  let key: Recognised;
  try {
    key = recogniseText(input.key, settings.key);
  } catch (error) {
    wipeBlocks(cert.blocks);
    throw error;
  }
  return assembleMaterial(cert, key, { option, passphrase: checkedPassphrase(input, option) });
}

function settingsOf(
  input: RawMaterial,
  option: string,
  variables: HalfVariables = {},
): { cert: Setting; key: Setting } {
  const cert: Setting = { option: `${option}.cert`, variable: variables.cert, wanted: 'certificate' };
  const key: Setting = { option: `${option}.key`, variable: variables.key, wanted: 'key' };
  const given = (input ?? {}) as Partial<Record<'cert' | 'key', unknown>>;
  // Node's TLS takes half a pair in silence and then presents nothing.
  if (given.cert === undefined || given.cert === null) throw certificateFault('AIT_CERT_MISSING', cert);
  if (given.key === undefined || given.key === null) throw certificateFault('AIT_CERT_KEY_MISSING', key);
  return { cert, key };
}

function checkedPassphrase({ passphrase }: RawMaterial, option: string): string | undefined {
  if (passphrase === undefined || passphrase === null || typeof passphrase === 'string')
    return passphrase ?? undefined;
  throw certificateFault('AIT_CERT_WRONG_TYPE', { option: `${option}.passphrase`, shape: typeof passphrase });
}
