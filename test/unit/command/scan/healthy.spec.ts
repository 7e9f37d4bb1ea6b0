import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { scanFolder } from '../../../../command/scan/scan-folder.js';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const HEALTHY = `${root}test/scan/healthy`;

describe('scan, where nothing is wrong', () => {
  it.each([
    ...readdirSync(HEALTHY).map((name) => [name, `${HEALTHY}/${name}`]),
    ['the sample', `${root}sample/basic`],
  ])('%s: no false alarm', (_name, folder = '') => {
    const { findings, files, unread } = scanFolder(folder);
    expect(findings).toEqual([]);
    expect(unread).toEqual([]);
    expect(files).toBeGreaterThan(0);
  });
});
