import type { Rule } from '../../finding.interface.js';
import { holdsPrivateKey } from '../../toss/private-key-text.js';

const CONTAINER = /\.(p12|pfx)$/i;
/** The names under which the console hands out a pair. */
const PAIR = /_(public\.crt|private\.key)$/;
const TEXT = /\.(key|pem|crt|cer|txt|json|ya?ml|toml|sh|properties)$|(^|\/)\.env[\w.-]*$|(^|\/)Dockerfile/i;

export const trackedKey: Rule = {
  code: 'AIT-S013',
  name: 'tracked-key',
  level: 'broken',
  what: {
    ko: '인증서나 키가 git에 들어 있어요.',
    en: 'A certificate or a key is under git.',
  },
  why: {
    ko: '저장소를 볼 수 있는 사람은 누구나 우리 이름으로 결제와 지급을 부를 수 있어요. 지워도 기록에 남아요.',
    en: 'Whoever sees the repository can call payments and grants in your name, and history keeps it after you delete it.',
  },
  instead: {
    ko: 'git rm --cached로 빼고 .gitignore에 적으세요. 이미 올렸다면 콘솔에서 새로 발급하고 옛 인증서를 지우세요.',
    en: 'git rm --cached, and a line in .gitignore. Once it was pushed: issue a new certificate in the console and delete the old one.',
  },
  *find({ project, tracked }) {
    for (const path of tracked) {
      const isPair = CONTAINER.test(path) || PAIR.test(path);
      const holds = !isPair && TEXT.test(path) && holdsPrivateKey(project.text(path));
      if (isPair || holds) yield { file: path, line: 1, column: 1 };
    }
  },
};
