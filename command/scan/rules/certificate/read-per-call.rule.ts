import type { Rule } from '../../finding.interface.js';
import { readsOfCertificates } from '../../toss/certificate-reads.js';

export const readPerCall: Rule = {
  code: 'AIT-S009',
  name: 'read-per-call',
  level: 'soon',
  what: {
    ko: '요청마다 인증서나 키 파일을 읽어요.',
    en: 'A certificate or key file is read for each request.',
  },
  why: {
    ko: '파일을 바꾸는 사이에 읽으면 인증서와 키가 한 쌍이 아니어서 요청이 실패해요. readFileSync는 그동안 서버 전체를 멈춰요.',
    en: 'A request that reads while the files are being replaced gets a pair that does not fit; readFileSync stops the whole server meanwhile.',
  },
  instead: {
    ko: '시작할 때 한 번 읽으세요. 재시작 없이 바꾸려면 AppsInTossModule의 certificate: { directory }가 폴더를 지켜보다가 한 쌍일 때만 바꿔요.',
    en: 'Read once at start. To replace it without a restart, `certificate: { directory }` of AppsInTossModule watches the folder and takes over whole pairs only.',
  },
  *find(scan) {
    for (const { site, subject } of readsOfCertificates(scan)) {
      if (scan.lifetimes.of(site) === 'per-call') yield scan.place(site, subject);
    }
  },
};
