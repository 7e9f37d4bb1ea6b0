import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ClientCertificate } from '../../lib/certificate/client-certificate.js';
import { isAppsInTossError } from '../../lib/foundation/apps-in-toss.error.js';
import { Random } from '../faults/random.js';
import { createAuthority, type Issued } from '../helpers/pki.js';
import { mutated, noise } from './mutate.js';
import { rounds, SEED } from './seed.js';

/** One certificate takes no more of the processor than so many milliseconds, whatever it is. */
const LONGEST_MS = 2_000;

function busyMs(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1_000;
}

describe(`hostile certificates and keys, ATTACK_SEED=${SEED}`, () => {
  let issued: Issued[];
  beforeAll(async () => {
    const authority = await createAuthority();
    issued = [await authority.issue(), await authority.issue({ keyType: 'rsa' })];
  });

  /** Inside the Base64, where the text still looks like PEM; or anywhere. */
  function garbled(pem: string, random: Random): string | Buffer {
    if (random.chance(0.5)) return mutated(Buffer.from(pem), random);
    const [head = '', body = '', tail = ''] = pem.split(/(?<=-----BEGIN [^-]+-----)|(?=-----END)/);
    const der = mutated(Buffer.from(body, 'base64'), random).toString('base64');
    return `${head}\n${der.match(/.{1,64}/g)?.join('\n') ?? ''}\n${tail}`;
  }

  it('are certificates with real dates, or errors of ours, each in no time', () => {
    const count = rounds(1_500);
    const random = new Random(SEED);
    const codes = new Map<string, number>();
    let longest = 0;
    for (let at = 0; at < count; at += 1) {
      const { chain, key } = random.pick(...(issued as [Issued, ...Issued[]]));
      const which = random.pick('cert', 'cert', 'key', 'both');
      const pair = {
        cert: which === 'key' ? chain : garbled(chain, random),
        key: which === 'cert' ? key : garbled(key, random),
      };
      const started = process.cpuUsage();
      let code = 'read';
      try {
        const certificate = ClientCertificate.parse(pair);
        expect(Number.isFinite(certificate.validTo.getTime())).toBe(true);
        expect(certificate.validTo.getTime()).toBeGreaterThan(certificate.validFrom.getTime());
        expect(JSON.stringify(certificate)).not.toContain('PRIVATE KEY');
        // One line of a log is one line, whatever the name says.
        expect(/[\r\n\u2028\u0085]/.test(certificate.commonName)).toBe(false);
      } catch (error) {
        if (!isAppsInTossError(error)) throw new Error(`seed ${SEED}, round ${at}`, { cause: error });
        ({ code } = error);
      }
      codes.set(code, (codes.get(code) ?? 0) + 1);
      longest = Math.max(longest, busyMs(started));
    }
    process.stdout.write(
      `hostile material (ATTACK_SEED=${SEED}): ${count}, longest ${longest.toFixed(0)} ms, ${[...codes]
        .map(([code, times]) => `${code} ${times}`)
        .join(', ')}\n`,
    );
    expect(longest).toBeLessThan(LONGEST_MS);
  });

  it.each<[string, (random: Random) => Buffer]>([
    ['20 MB of noise', (random) => Buffer.alloc(20_000_000, noise(random, 997))],
    ['20 MB of one letter', () => Buffer.alloc(20_000_000, 'A')],
    ['20 MB of dashes', () => Buffer.alloc(20_000_000, '-')],
    ['200,000 beginnings', () => Buffer.from('-----BEGIN CERTIFICATE-----\n'.repeat(200_000))],
    ['200,000 empty blocks', () => Buffer.from('-----BEGIN X-----\n-----END X-----\n'.repeat(200_000))],
    ['20 MB of line breaks', () => Buffer.alloc(20_000_000, '\r\n')],
    ['30,000 empty blocks', () => Buffer.from('-----BEGIN X-----\n-----END X-----\n'.repeat(30_000))],
    ['1 MB of one letter', () => Buffer.alloc(1_000_000, 'A')],
    ['1 MB of dashes', () => Buffer.alloc(1_000_000, '-')],
    ['35,000 beginnings', () => Buffer.from('-----BEGIN CERTIFICATE-----\n'.repeat(35_000))],
  ])('%s, as either half', (_, make) => {
    const text = make(new Random(SEED));
    const [{ chain, key }] = issued as [Issued];
    for (const pair of [
      { cert: text, key },
      { cert: chain, key: text },
    ]) {
      const started = process.cpuUsage();
      let error: unknown;
      try {
        ClientCertificate.parse(pair);
      } catch (thrown) {
        error = thrown;
      }
      expect(error).toMatchObject({ name: 'AppsInTossCertificateError' });
      expect(busyMs(started)).toBeLessThan(LONGEST_MS);
    }
  });

  describe('as files', () => {
    let folder: string;
    beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'attack-'))));
    afterAll(() => rm(folder, { recursive: true }));

    it.each<[string, (path: string) => unknown]>([
      ['a pipe that nobody writes to', (path) => execFileSync('mkfifo', [path])],
      ['a device without end', (path) => symlink('/dev/zero', path)],
      ['a device that says nothing', (path) => symlink('/dev/tty', path)],
      ['a link to itself', (path) => symlink(path, path)],
      ['a folder', (path) => mkdir(path)],
      ['a file of 1 TB', async (path) => (await writeFile(path, ''), truncate(path, 1_000_000_000_000))],
      ['a file of zeros', (path) => writeFile(path, Buffer.alloc(1_000_000))],
      ['the memory of this process', (path) => symlink('/proc/self/mem', path)],
      ['a file that the kernel writes', (path) => symlink('/proc/self/environ', path)],
    ])('%s is an error of ours, at once', async (name, make) => {
      const path = join(folder, name.replaceAll(' ', '-'));
      await make(path);
      const good = join(folder, `${name.replaceAll(' ', '-')}-good`);
      const [{ chain, key }] = issued as [Issued];
      await writeFile(good, chain + key);
      for (const pair of [
        { cert: path, key: good },
        { cert: good, key: path },
      ]) {
        const started = process.cpuUsage();
        const error = await ClientCertificate.load(pair).then(
          () => 'read',
          (thrown: unknown) => thrown,
        );
        expect(error).toMatchObject({ name: 'AppsInTossCertificateError' });
        expect(String(error)).not.toContain('PRIVATE KEY');
        expect(busyMs(started)).toBeLessThan(LONGEST_MS);
      }
    });

    it('written slowly, byte by byte, are read when they are whole and not before', async () => {
      const random = new Random(SEED);
      const [{ chain, key }] = issued as [Issued];
      const [cert, keyFile] = [join(folder, 'slow.crt'), join(folder, 'slow.key')];
      await writeFile(keyFile, key);
      for (let round = rounds(60); round > 0; round -= 1) {
        await writeFile(cert, chain.slice(0, random.int(0, chain.length - 2)));
        const part = await ClientCertificate.load({ cert, key: keyFile }).catch((error: unknown) => error);
        if (part instanceof ClientCertificate)
          throw new Error(`seed ${SEED}: half a file was taken for whole`);
        expect(isAppsInTossError(part)).toBe(true);
      }
      await writeFile(cert, chain);
      expect(await ClientCertificate.load({ cert, key: keyFile })).toBeInstanceOf(ClientCertificate);
    });
  });
});
