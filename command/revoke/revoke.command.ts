import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { certificateFacts } from '../certificates/certificate-facts.js';
import { readCertificate } from '../certificates/read-certificate.js';
import type { ExitCode } from '../shell/exit-code.js';
import type { Shell } from '../shell/shell.js';
import type { Invocation, Subcommand } from '../shell/subcommand.js';
import { UsageError } from '../shell/usage.error.js';
import { addRevoked, revokedText } from './revoked-file.js';
import { fingerprintIn, isListed, withFingerprint } from './revoked-text.js';
import { readSecret, type SecretFacts, secretManifest } from './secret-manifest.js';

interface Leaked {
  readonly fingerprint256: string;
  readonly commonName?: string;
}

/** `revoke`: a leaked certificate onto the list that every instance reads. */
export const revoke: Subcommand = {
  help: {
    ko: `사용법: apps-in-toss revoke <지문|인증서 파일> --directory 폴더 [--reason 글]
        apps-in-toss revoke <지문|인증서 파일> --kubernetes [--from secret.json|-] [--secret 이름]

유출된 인증서를 폴더의 revoked 목록에 더해요. 이 폴더를 읽는 모든 인스턴스가 다음 확인 때(기본 10초 안) 그 인증서를 버려요.
한 번에 바꿔 쓰고, 적혀 있던 줄과 주석과 권한은 그대로 두고, 이미 있으면 아무것도 하지 않아요.

  --directory 폴더   앱이 certificate: { directory }로 읽는 폴더
  --reason 글        목록에 주석으로 남길 말
  --kubernetes       파일 대신 Secret에 합칠 매니페스트를 표준 출력에 적어요
  --from 파일        지금의 Secret (kubectl get secret -o json). -는 표준 입력
  --secret 이름, --namespace 이름   --from이 없을 때

예: kubectl get secret toss-certs -o json | apps-in-toss revoke 12:AB:… --kubernetes --from - > revoked.yaml
    kubectl patch secret toss-certs --type merge --patch-file revoked.yaml`,
    en: `Usage: apps-in-toss revoke <fingerprint|certificate file> --directory DIR [--reason TEXT]
       apps-in-toss revoke <fingerprint|certificate file> --kubernetes [--from secret.json|-] [--secret NAME]

Adds a leaked certificate to the list "revoked" of a folder. Every instance that reads it drops the certificate when it
next looks (by default within 10 seconds). Written in one step; lines, comments and mode stay; nothing happens twice.

  --directory DIR    the folder that the app reads with certificate: { directory }
  --reason TEXT      kept as a comment in the list
  --kubernetes       prints a manifest to merge into the Secret instead of writing a file
  --from FILE        the Secret as it is now (kubectl get secret -o json); - is standard input
  --secret NAME, --namespace NAME   where there is no --from

Example: kubectl get secret toss-certs -o json | apps-in-toss revoke 12:AB:… --kubernetes --from - > revoked.yaml
         kubectl patch secret toss-certs --type merge --patch-file revoked.yaml`,
  },
  options: {
    directory: { type: 'string' },
    reason: { type: 'string' },
    kubernetes: { type: 'boolean' },
    from: { type: 'string' },
    secret: { type: 'string' },
    namespace: { type: 'string' },
  },
  arguments: { least: 1, most: 1 },
  run: async ({ positionals: [what = ''], values, shell }: Invocation): Promise<ExitCode> => {
    const leaked = await leakedOf(what, shell);
    const comment = [leaked.commonName, shell.now().toISOString().slice(0, 10), textIn(values['reason'])]
      .filter(Boolean)
      .join(', ');
    if (values['kubernetes'] === true) return printManifest(leaked, comment, values, shell);
    const directory = textIn(values['directory']);
    if (directory === undefined) {
      throw new UsageError({
        ko: '어느 폴더의 목록인지 알려 주세요: --directory 폴더 (Secret이라면 --kubernetes)',
        en: 'Say which folder has the list: --directory DIR (for a Secret: --kubernetes)',
      });
    }
    const folder = resolve(shell.cwd, directory);
    const added = await addRevoked(folder, leaked.fingerprint256, comment);
    if (shell.json) shell.tell({ ...leaked, directory: folder, added });
    else sayAdded(leaked, folder, added, shell);
    return 0;
  },
};

async function leakedOf(what: string, shell: Shell): Promise<Leaked> {
  const fingerprint256 = fingerprintIn(what);
  if (fingerprint256 !== undefined) return { fingerprint256 };
  // Its dates and its key do not matter: a certificate that leaked may be in any state.
  const { chain } = await readCertificate({ cert: resolve(shell.cwd, what) });
  const facts = certificateFacts(chain, shell.now(), 0);
  return { fingerprint256: facts.fingerprint256, commonName: facts.commonName };
}

async function printManifest(
  leaked: Leaked,
  comment: string,
  values: Invocation['values'],
  shell: Shell,
): Promise<ExitCode> {
  const secret = await secretOf(values, shell);
  const { fingerprint256 } = leaked;
  const added = !isListed(secret.revoked, fingerprint256);
  const revoked = added ? withFingerprint(secret.revoked, fingerprint256, comment) : secret.revoked;
  const manifest = secretManifest({ ...secret, revoked });
  if (shell.json) shell.tell({ ...leaked, secret: secret.name, added, manifest });
  else shell.say(manifest);
  const place = secret.namespace === undefined ? secret.name : `${secret.name} -n ${secret.namespace}`;
  shell.note(
    shell.in({
      ko: `다음: 출력을 revoked.yaml에 담아 kubectl patch secret ${place} --type merge --patch-file revoked.yaml (apply가 아니에요: apply는 다른 키를 지울 수 있어요). 그다음 콘솔에서 인증서를 지우고 새로 발급받으세요`,
      en: `Next: put this into revoked.yaml and run kubectl patch secret ${place} --type merge --patch-file revoked.yaml (not apply, which may remove other keys). Then delete the certificate in the console and issue a new one`,
    }),
  );
  return 0;
}

async function secretOf(values: Invocation['values'], shell: Shell): Promise<SecretFacts> {
  const [from, directory] = [textIn(values['from']), textIn(values['directory'])];
  if (from !== undefined) {
    const secret = readSecret(await contentOf(from, shell));
    if (secret) return secret;
    throw new UsageError({
      ko: '--from은 kubectl get secret 이름 -o json의 출력이어야 해요',
      en: '--from has to be what kubectl get secret NAME -o json prints',
    });
  }
  const name = textIn(values['secret']);
  if (name === undefined) {
    throw new UsageError({
      ko: 'Secret을 알려 주세요: --from - (지금의 목록을 지키려면) 또는 --secret 이름',
      en: 'Name the Secret: --from - (keeps the list that is in it), or --secret NAME',
    });
  }
  if (directory === undefined) {
    shell.note(
      shell.in({
        ko: `주의: ${name}에 이미 revoked 목록이 있다면 이 매니페스트가 그것을 덮어써요. 지키려면 --from -을 쓰세요`,
        en: `Careful: a list revoked that is in ${name} already would be replaced by this one. --from - keeps it`,
      }),
    );
  }
  const revoked = directory === undefined ? '' : await revokedText(resolve(shell.cwd, directory));
  return { name, namespace: textIn(values['namespace']), revoked };
}

async function contentOf(from: string, shell: Shell): Promise<string> {
  if (from === '-') return textOf(process.stdin);
  try {
    return await readFile(resolve(shell.cwd, from), 'utf8');
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new UsageError({
      ko: `${from} 파일을 읽을 수 없어요 (${code})`,
      en: `${from} cannot be read (${code})`,
    });
  }
}

function sayAdded(
  { fingerprint256, commonName }: Leaked,
  folder: string,
  added: boolean,
  shell: Shell,
): void {
  const who = [commonName, fingerprint256].filter(Boolean).join('  ');
  shell.say(
    added
      ? `${shell.paint('green', '✓')} ${shell.in({ ko: `${folder}/revoked에 적었어요`, en: `written to ${folder}/revoked` })}: ${who}`
      : `${shell.paint('green', '✓')} ${shell.in({ ko: '이미 적혀 있어요', en: 'it is there already' })}: ${who}`,
  );
  shell.say(
    shell.in({
      ko: `다음:
  1. 이 폴더를 읽지 않는 인스턴스가 있으면 그곳의 폴더에도 똑같이 적어 주세요
  2. 콘솔에서 이 인증서를 지우고 새로 발급받아 폴더에 넣어 주세요
  3. 남은 인증서를 살펴보세요: npx apps-in-toss cert check ${folder}`,
      en: `Next:
  1. Where other instances read another folder, do the same there
  2. Delete this certificate in the console, issue a new one and put it into the folder
  3. Look at what is left: npx apps-in-toss cert check ${folder}`,
    }),
  );
}

function textIn(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
