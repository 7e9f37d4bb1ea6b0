import { cleanText } from '../material/clean-text.js';
import { readMaterialFile } from '../material/material-file.js';
import { storeProblem } from '../faults/store-problem.js';
import { parseRevokedList, type RevokedList } from './revoked-list.js';

/** Name of the list beside the pairs of a folder. @internal */
export const REVOKED_FILE = 'revoked';

/** Reads the list in a file. Never rejects: a list that cannot be read is a problem of its own. @internal */
export async function readRevokedFile(path: string, option: string): Promise<RevokedList> {
  try {
    const { bytes } = await readMaterialFile(path, { option });
    return parseRevokedList(cleanText(bytes).toString('utf8'), option);
  } catch (cause) {
    return { fingerprints: [], problem: storeProblem('AIT_CERT_REVOKED_LIST_UNREADABLE', { option, cause }) };
  }
}
