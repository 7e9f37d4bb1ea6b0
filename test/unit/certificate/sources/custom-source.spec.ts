import { jest } from '@jest/globals';
import { toCertificateSource } from '../../../../lib/certificate/sources/to-certificate-source.js';
import { storeProblem } from '../../../../lib/certificate/faults/store-problem.js';

describe('a source of the user', () => {
  it('keeps its own this, and its members have no place of their own', async () => {
    class VaultSource {
      readonly #pairs = [
        { cert: 'a', key: 'b' },
        { cert: 'c', key: 'd' },
      ];
      ended = false;
      async load() {
        return this.#pairs;
      }
      watch() {
        return () => void (this.ended = true);
      }
    }
    const vault = new VaultSource();
    const source = toCertificateSource(vault);
    const members = (await source.look()).members;
    expect(members.map(({ place }) => place)).toEqual(['?', '?']);
    expect(members.map(({ option }) => option)).toEqual(['certificate.load()[0]', 'certificate.load()[1]']);
    source.watch!(() => undefined)();
    expect(vault.ended).toBe(true);
  });

  it.each([
    ['no list', { cert: 'a', key: 'b' }],
    ['nothing', undefined],
    ['a list of text', ['a']],
    ['a list with a hole', [null]],
  ])('that gives %s is told what was expected', async (_, answer) => {
    const source = toCertificateSource({ load: async () => answer });
    await expect(source.look()).rejects.toMatchObject({ code: 'AIT_CERT_SOURCE_INVALID' });
  });

  it.each([
    ['rejects', async () => Promise.reject(new Error('denied'))],
    [
      'throws',
      () => {
        throw new Error('denied');
      },
    ],
  ])('that %s fails with the reason as cause', async (_, load) => {
    const error: unknown = await toCertificateSource({ load })
      .look()
      .catch((e: unknown) => e);
    expect(error).toMatchObject({ code: 'AIT_CERT_SOURCE_FAILED', message: 'certificate.load() failed.' });
    expect((error as Error).cause).toMatchObject({ message: 'denied' });
  });

  it('is one of a user also where it has methods that ours have', async () => {
    const theirs = { load: async () => [{ cert: 'a', key: 'b' }], members: () => 7, look: () => 7 };
    const source = toCertificateSource(theirs);
    expect(source).not.toBe(theirs);
    expect((await source.look()).members).toHaveLength(1);
  });

  it('may say by itself what is wrong', async () => {
    const problem = storeProblem('AIT_CERT_NONE_USABLE');
    const source = toCertificateSource({ load: () => Promise.reject(problem) });
    await expect(source.look()).rejects.toBe(problem);
  });

  it('that never answers is given up after 30 seconds', async () => {
    jest.useFakeTimers();
    try {
      const failure = toCertificateSource({ load: () => new Promise(() => undefined) })
        .look()
        .catch((error: unknown) => error);
      await jest.advanceTimersByTimeAsync(30_000);
      expect(await failure).toMatchObject({
        code: 'AIT_CERT_SOURCE_FAILED',
        cause: { message: 'no answer within 30000 ms' },
      });
    } finally {
      jest.useRealTimers();
    }
  });

  it('whose watch throws says so', () => {
    const source = toCertificateSource({
      load: async () => [],
      watch: () => {
        throw new Error('no');
      },
    });
    expect(() => source.watch!(() => undefined)).toThrow('certificate.watch() failed.');
  });
});
