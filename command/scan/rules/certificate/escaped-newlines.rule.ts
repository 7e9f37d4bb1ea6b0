import type { Rule } from '../../finding.interface.js';
import { environmentPems } from '../../toss/environment-pems.js';

export const escapedNewlines: Rule = {
  code: 'AIT-S011',
  name: 'escaped-newlines',
  level: 'soon',
  what: {
    ko: '환경 변수의 PEM을 그대로 써요.',
    en: 'PEM out of an environment variable is used as it is.',
  },
  why: {
    ko: 'CI, Vercel, Docker의 --env-file은 줄바꿈을 \\n 두 글자로 바꾸거나 지워요. 그러면 "no start line"이나 "bad end line"으로 실패해요.',
    en: 'CI, Vercel and docker --env-file turn line breaks into the two characters \\n, or drop them: "no start line", "bad end line".',
  },
  instead: {
    ko: "파일 경로를 주거나 base64로 넣으세요. 그대로 써야 하면 value.replace(/\\\\n/g, '\\n')이 필요해요. AppsInTossModule은 어느 형태든 내용으로 알아봐요.",
    en: "Give a path, or base64; if it has to be PEM, value.replace(/\\\\n/g, '\\n'). AppsInTossModule recognises every form by its content.",
  },
  *find(scan) {
    for (const { site, variable, form } of environmentPems(scan)) {
      if (form === 'pem') yield scan.place(site, variable);
    }
  },
};
