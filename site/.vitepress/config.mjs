import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitepress';
import { menu } from '../pages.mjs';
import { allPages } from '../stage.mjs';
import { githubSlug } from '../github-slug.mjs';

const inMenu = new Set(menu.flatMap(({ pages }) => pages.map(({ path }) => path)));
const others = allPages().filter(({ path }) => !inMenu.has(path));

function sidebar(language) {
  const base = language === 'en' ? '/en' : '';
  const item = ({ path, title }) => ({ text: title[language], link: `${base}/${path}` });
  return menu.map(({ title, pages }, index) => ({
    text: title[language],
    items: [...pages, ...(index === menu.length - 1 ? others : [])].map(item),
  }));
}

const reference = { text: 'API reference', link: '/reference/index.html', target: '_self' };

export default defineConfig({
  srcDir: fileURLToPath(new URL('../.pages', import.meta.url)),
  outDir: fileURLToPath(new URL('../dist', import.meta.url)),
  cacheDir: fileURLToPath(new URL('../.cache', import.meta.url)),
  title: 'nestjs-apps-in-toss',
  cleanUrls: false,
  lastUpdated: false,
  metaChunk: true,
  // The reference is made by TypeDoc and is not there while VitePress looks.
  ignoreDeadLinks: [/^\/reference\//],
  // Links in the files are written for GitHub: headings get its names.
  markdown: {
    anchor: { slugify: githubSlug },
    languages: ['ts', 'sh', 'json', 'yaml', 'sql', 'js', 'diff', 'http'],
  },
  locales: {
    root: {
      label: '한국어',
      lang: 'ko',
      description: 'NestJS에서 앱인토스 파트너 API를 mTLS로: 인증서 교체, 결제, 포인트, 헬스',
      themeConfig: {
        nav: [{ text: '시작하기', link: '/start' }, { text: '오류 코드', link: '/errors' }, reference],
        sidebar: sidebar('ko'),
        outline: { label: '이 페이지', level: [2, 3] },
        docFooter: { prev: '이전', next: '다음' },
        darkModeSwitchLabel: '어둡게',
        lightModeSwitchTitle: '밝게',
        darkModeSwitchTitle: '어둡게',
        sidebarMenuLabel: '메뉴',
        returnToTopLabel: '맨 위로',
        langMenuLabel: '언어',
        skipToContentLabel: '본문으로',
        notFound: {
          title: '찾는 페이지가 없어요',
          quote: '주소가 바뀌었을 수 있어요.',
          linkText: '처음으로',
          linkLabel: '처음으로',
        },
      },
    },
    en: {
      label: 'English',
      lang: 'en',
      link: '/en/',
      description:
        'The Apps in Toss partner API for NestJS over mutual TLS: rotation, payments, points, health',
      themeConfig: {
        nav: [{ text: 'Start', link: '/en/start' }, { text: 'Error codes', link: '/en/errors' }, reference],
        sidebar: sidebar('en'),
        outline: { level: [2, 3] },
      },
    },
  },
  themeConfig: {
    search: {
      provider: 'local',
      options: {
        locales: {
          root: {
            translations: {
              button: { buttonText: '검색', buttonAriaLabel: '검색' },
              modal: {
                displayDetails: '자세히 보기',
                resetButtonTitle: '지우기',
                backButtonTitle: '닫기',
                noResultsText: '찾지 못했어요:',
                footer: { selectText: '열기', navigateText: '옮기기', closeText: '닫기' },
              },
            },
          },
        },
        // Korean words carry their particles at the end: looking for beginnings finds them.
        miniSearch: { searchOptions: { prefix: true, fuzzy: 0.15 } },
      },
    },
  },
});
