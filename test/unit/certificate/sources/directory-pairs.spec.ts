import { directoryPairs } from '../../../../lib/certificate/sources/directory-pairs.js';

const NFC = '토스앱'.normalize('NFC');
const NFD = '토스앱'.normalize('NFD');

describe('the pairs in a folder', () => {
  it.each([
    ['one', ['a_public.crt', 'a_private.key'], ['a']],
    ['several, by name', ['b_private.key', 'a_private.key', 'b_public.crt', 'a_public.crt'], ['a', 'b']],
    ['a name with dots and underscores', ['a_b.c_public.crt', 'a_b.c_private.key'], ['a_b.c']],
    ['an ending in capitals', ['a_PUBLIC.CRT', 'a_private.key'], ['a']],
    ['a Korean name, composed', [`${NFC}_public.crt`, `${NFC}_private.key`], [NFC]],
    ['a Korean name, decomposed', [`${NFD}_public.crt`, `${NFD}_private.key`], [NFC]],
    ['a Korean name, one of each', [`${NFD}_public.crt`, `${NFC}_private.key`], [NFC]],
    [
      'the same Korean name twice, as two systems wrote it',
      [`${NFD}_public.crt`, `${NFD}_private.key`, `${NFC}_public.crt`, `${NFC}_private.key`],
      [NFC, NFC],
    ],
    [
      'nothing else',
      ['ca.crt', 'tls.key', 'readme.txt', '_public.crt', 'a_public.crt.bak', 'a_public (1).crt'],
      [],
    ],
    ['no hidden files', ['..data', '._a_public.crt', '._a_private.key', '.a_public.crt'], []],
  ])('%s', (_, fileNames, names) => {
    const pairs = directoryPairs(fileNames);
    expect(pairs.map(({ name }) => name)).toEqual(names);
    expect(pairs.every(({ cert, key }) => fileNames.includes(cert!) && fileNames.includes(key!))).toBe(true);
    for (const { cert, key } of pairs) expect(new Set([cert, key]).size).toBe(2);
  });

  it('does not mix the halves of two names that differ only in their form', () => {
    const names = [`${NFD}_public.crt`, `${NFD}_private.key`, `${NFC}_public.crt`, `${NFC}_private.key`];
    for (const { cert, key } of directoryPairs(names)) {
      expect(cert!.replace('_public.crt', '')).toBe(key!.replace('_private.key', ''));
    }
  });

  it('keeps half a pair as what it is', () => {
    expect(directoryPairs(['a_public.crt', 'b_private.key'])).toEqual([
      { name: 'a', cert: 'a_public.crt' },
      { name: 'b', key: 'b_private.key' },
    ]);
  });
});
