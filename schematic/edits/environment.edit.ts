import { textOf, write, type Tree } from '../devkit.interface.js';

const EXAMPLE = `# 앱인토스 콘솔의 mTLS 인증서 메뉴에서 받은 두 파일의 경로예요. PEM이나 base64를 그대로 넣어도 돼요.
# The two files from the console (mTLS certificates): paths, PEM text or base64.
APPS_IN_TOSS_CERT=
APPS_IN_TOSS_KEY=

# 이름, 전화번호 같은 개인정보를 복호화하는 값이에요. 콘솔에서 이메일로 받아요.
# For personal data; the console e-mails both.
APPS_IN_TOSS_DECRYPTION_KEY=
APPS_IN_TOSS_DECRYPTION_AAD=
`;

/** The names that the console hands out, containers, and what `--write-env` of the emulator writes. */
const IGNORED = ['.env', '*_private.key', '*_public.crt', '*.p12', '*.pfx'];

/** `.env.example` for whoever comes next, and `.gitignore` so that no key is committed. */
export function editEnvironment(tree: Tree): void {
  const example = textOf(tree, '.env.example');
  if (!example?.includes('APPS_IN_TOSS_CERT')) write(tree, '.env.example', joined(example, EXAMPLE));

  const ignore = textOf(tree, '.gitignore');
  const lines = new Set((ignore ?? '').split(/\r?\n/).map((line) => line.trim()));
  const missing = IGNORED.filter((line) => !lines.has(line));
  if (missing.length === 0) return;
  write(
    tree,
    '.gitignore',
    joined(ignore, `# Certificates and keys of Apps in Toss\n${missing.join('\n')}\n`),
  );
}

function joined(before: string | undefined, added: string): string {
  if (!before) return added;
  return `${before.replace(/\s*$/, '')}\n\n${added}`;
}
