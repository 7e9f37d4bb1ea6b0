import type { Rule } from '../../finding.interface.js';
import { holdsPrivateKey } from '../../toss/private-key-text.js';

export const keyInSource: Rule = {
  code: 'AIT-S014',
  name: 'key-in-source',
  level: 'broken',
  what: {
    ko: '소스 코드에 비밀 키가 적혀 있어요.',
    en: 'A private key is written in the source.',
  },
  why: {
    ko: '키가 저장소, 빌드 결과, 이미지, 소스 맵에 모두 남고, 바꾸려면 다시 배포해야 해요.',
    en: 'It ends up in the repository, the build, the image and the source maps, and changing it takes a deployment.',
  },
  instead: {
    ko: '시크릿 관리자나 마운트한 파일에서 읽고, 이 키의 인증서는 콘솔에서 지우세요.',
    en: 'Read it from a secret manager or a mounted file, and delete the certificate of this key in the console.',
  },
  *find(scan) {
    for (const file of scan.files) {
      for (const node of file.all('StringLiteral')) {
        if (holdsPrivateKey(node.value)) yield scan.place({ node, file });
      }
      for (const node of file.all('TemplateLiteral')) {
        if (node.quasis.some((quasi) => holdsPrivateKey(quasi.value.raw))) yield scan.place({ node, file });
      }
    }
  },
};
