import type { Rule } from '../../finding.interface.js';
import { environmentPems } from '../../toss/environment-pems.js';

export const undecodedValue: Rule = {
  code: 'AIT-S012',
  name: 'undecoded-value',
  level: 'broken',
  what: {
    ko: 'PEM이 와야 할 곳에 base64나 파일 경로를 그대로 줬어요.',
    en: 'Base64, or a path, where PEM has to be.',
  },
  why: {
    ko: 'cert와 key는 PEM의 내용을 받아요. new https.Agent()는 아무 말 없이 받아들이고, 첫 요청에서 "no start line"으로 실패해요.',
    en: '`cert` and `key` take the content of the PEM. new https.Agent() accepts anything, and the first request fails with "no start line".',
  },
  instead: {
    ko: "Buffer.from(value, 'base64')로 풀거나, 파일이면 시작할 때 읽으세요. AppsInTossModule에는 무엇이든 그대로 주면 돼요.",
    en: "Decode it by Buffer.from(value, 'base64'), or read the file at start. AppsInTossModule takes any of them as it is.",
  },
  *find(scan) {
    for (const { site, variable, form } of environmentPems(scan)) {
      if (form !== 'pem') yield scan.place(site, variable);
    }
  },
};
