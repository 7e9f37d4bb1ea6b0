const WORDS = {
  ko: {
    meaning: '뜻',
    outcome: '결과(`outcome`)',
    todo: '할 일',
    all: '모든 오류 코드',
    never: '던져지지 않아요. 이벤트, `store.reload()`의 결과, 인증서의 `warnings`, 진단에 나와요.',
    'not-sent': '서버가 아무것도 처리하지 않은 게 확실해요. 고쳐서 다시 보내도 돼요.',
    refused:
      '서버가 처리하지 않고 거절했어요. 이유를 고치세요. `retryable`이면 `retryAfterMs` 뒤에 다시 보내도 돼요.',
    unknown: '처리됐을 수도 있어요. 실패로 다루지 말고 먼저 [확인하세요](../money.md).',
  },
  en: {
    meaning: 'What it means',
    outcome: 'Outcome (`outcome`)',
    todo: 'What to do',
    all: 'All error codes',
    never:
      'It is not thrown: events, the result of `store.reload()`, the `warnings` of a certificate and diagnoses carry it.',
    'not-sent': 'It is certain that the server processed nothing. Mend the cause and send it again.',
    refused:
      'The server declined without acting. Mend the reason; where it is `retryable`, send it again after `retryAfterMs`.',
    unknown: 'It may have been processed. Do not treat it as a failure; [find out](../money.en.md) first.',
  },
};

/** One page for each row of the page of codes. A test holds those rows equal to the codes that the package has. */
export function errorPages(text, language) {
  const words = WORDS[language];
  const pages = [];
  let section = '';
  for (const line of text.split('\n')) {
    if (line.startsWith('## ')) section = line.slice(3);
    if (!line.startsWith('| `AIT_')) continue;
    const [code, meaning, outcome, todo] = line
      .slice(1, -1)
      .split(' | ')
      .map((cell) => cell.trim());
    const name = code.replaceAll('`', '');
    const proves =
      outcome === '—'
        ? words.never
        : outcome
            .split(', ')
            .map((each) => `- ${each}: ${words[each.replaceAll('`', '')]}`)
            .join('\n');
    const lines = [
      `# ${name}`,
      `*${section}*`,
      `## ${words.meaning}`,
      meaning,
      `## ${words.outcome}`,
      proves,
    ];
    lines.push(`## ${words.todo}`, todo, `[← ${words.all}](../errors${language === 'en' ? '.en' : ''}.md)`);
    pages.push({ code: name, path: `errors/${name}`, text: linksUp(`${lines.join('\n\n')}\n`) });
  }
  return pages;
}

/** The cells link from docs/, the page lies one folder deeper. */
function linksUp(text) {
  return text.replace(/\]\((?![a-z]+:|#|\.\.\/)([^)]+)\)/g, '](../$1)');
}
