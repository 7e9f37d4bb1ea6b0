/**
 * The drawings of the docs. A box is `[column, row, [Korean, English], kind]`, its first line in bold; an arrow is
 * `[from, to, [Korean, English]]`. One concept, one drawing.
 */
export const drawings = {
  floors: {
    title: ['다섯 층. 화살표는 아래로만 가요', 'Five floors; arrows only point down'],
    boxes: {
      nest: [0, 0, ['nest\n모듈, 옵션, 헬스, 콜백', 'nest\nmodule, options, health']],
      api: [1, 0, ['api\n오퍼레이션, 돈, 오류', 'api\noperations, money, errors']],
      transport: [2, 0, ['transport\n연결, 요청 한 번', 'transport\nconnections, one request']],
      certificate: [3, 0, ['certificate\n읽기, 검사, 교체', 'certificate\nread, check, rotate']],
      foundation: [4, 0, ['foundation\n오류, 결과, 시계', 'foundation\nerrors, outcome, clock']],
    },
    arrows: [
      ['nest', 'api'],
      ['api', 'transport'],
      ['transport', 'certificate'],
      ['certificate', 'foundation'],
    ],
  },
  flow: {
    title: ['요청 하나가 지나가는 길', 'The way of one request'],
    boxes: {
      source: [0, 0, ['소스\n파일, 폴더, 비밀 관리자', 'source\nfiles, folder, manager']],
      store: [1, 0, ['스토어\n쓸 것을 고르고 바꿔요', 'store\nnames the active one'], 'accent'],
      agent: [2, 0, ['에이전트\n인증서마다 하나', 'agent\none per certificate']],
      exchange: [3, 0, ['교환\n보내고, 결과를 말해요', 'exchange\nsends, says the outcome']],
      client: [4, 0, ['클라이언트\n값 또는 오류', 'client\nresult or typed error'], 'accent'],
      views: [1, 1, ['로그, 헬스, 메트릭\n보기만 해요', 'log, health, metrics\nviews, without state']],
    },
    arrows: [
      ['source', 'store'],
      ['store', 'agent'],
      ['agent', 'exchange'],
      ['exchange', 'client'],
      ['store', 'views'],
    ],
  },
  rotation: {
    title: ['인증서가 바뀌는 순서', 'How a certificate is replaced'],
    boxes: {
      found: [0, 0, ['새 내용 발견\n수정 시각이 아니라 내용', 'new content\nnever modification time']],
      check: [1, 0, ['검사\n쌍, 체인, 날짜', 'checks\npair, chain, dates']],
      canary: [2, 0, ['시험\n두 호스트와 핸드셰이크', 'trial\nhandshake with both hosts']],
      warm: [3, 0, ['예열\n연결을 미리 열어요', 'warm-up\nconnections opened ahead']],
      swap: [4, 0, ['교체\n새 요청은 바로 새것으로', 'swap\nnew requests use it'], 'accent'],
      kept: [
        1,
        1,
        ['쓰던 것을 계속 써요\n헬스와 로그가 말해요', 'the old one stays\nhealth and log say so'],
        'bad',
      ],
      drain: [4, 1, ['비우기\n하던 요청은 마쳐요', 'drain\nrequests under way end']],
    },
    arrows: [
      ['found', 'check'],
      ['check', 'canary'],
      ['canary', 'warm'],
      ['warm', 'swap'],
      ['swap', 'drain'],
      ['check', 'kept', ['잘못됨', 'wrong']],
      ['canary', 'kept', ['거절됨', 'rejected']],
    ],
  },
  leak: {
    title: ['유출된 인증서를 모든 인스턴스에서 멈추기', 'Stopping a leaked certificate on every instance'],
    boxes: {
      list: [1, 0, ['revoked 목록\n지문 한 줄', 'the list “revoked”\none fingerprint a line'], 'bad'],
      one: [0, 1, ['인스턴스 1\n10초 안에', 'instance 1\nwithin 10 seconds']],
      two: [1, 1, ['인스턴스 2\n10초 안에', 'instance 2\nwithin 10 seconds']],
      three: [2, 1, ['인스턴스 3\n재시작해도', 'instance 3\nafter a restart too']],
      cut: [
        1,
        2,
        ['연결을 끊어요\n한 바이트도 나가지 않아요', 'connections are cut\nnot one byte more'],
        'accent',
      ],
    },
    arrows: [
      ['list', 'one'],
      ['list', 'two'],
      ['list', 'three'],
      ['one', 'cut'],
      ['two', 'cut'],
      ['three', 'cut'],
    ],
  },
  outcome: {
    title: ['요청이 어떻게 됐는지: outcome', 'What became of a request: the outcome'],
    boxes: {
      begin: [1, 0, ['요청을 보내요', 'a request']],
      handshake: [0, 1, ['소켓을 못 얻었어요\n아무것도 안 나갔어요', 'no socket yet\nnothing went out']],
      answered: [1, 1, ['답이 왔어요', 'an answer came']],
      lost: [2, 1, ['나간 뒤에 끊겼어요', 'cut after it went out']],
      notsent: [0, 2, ['not-sent\n다시 보내도 돼요', 'not-sent\nsend it again'], 'accent'],
      refused: [
        1,
        2,
        ['성공 또는 refused\n거절: 아무 일도 없었어요', 'success or refused\nrefused: nothing was done'],
        'accent',
      ],
      unknown: [2, 2, ['unknown\n실패라고 하지 마세요', 'unknown\nnever call it a failure'], 'bad'],
    },
    arrows: [
      ['begin', 'handshake'],
      ['begin', 'answered'],
      ['begin', 'lost'],
      ['handshake', 'notsent'],
      ['answered', 'refused'],
      ['lost', 'unknown'],
    ],
  },
  settle: {
    title: ['응답을 잃은 결제를 알아내는 법', 'How a payment without an answer is settled'],
    boxes: {
      send: [0, 0, ['한 번 보내요', 'sent once']],
      lost: [1, 0, ['응답이 없어요', 'no answer']],
      read: [
        2,
        0,
        ['상태를 읽어요\n0.3, 0.7, 1.5, 3, 5초', 'status is read\n0.3, 0.7, 1.5, 3, 5 s'],
        'accent',
      ],
      paid: [3, 0, ['결제됨\nsettledBy: status', 'paid\nsettledBy: status'], 'accent'],
      not: [3, 1, ['아니에요\n10초 뒤 두 번 같은 답', 'not paid\ntwice so, after 10 s']],
      open: [2, 1, ['OutcomeUnknownError\n확인 중이에요', 'OutcomeUnknownError\n“checking”'], 'bad'],
      reconcile: [1, 1, ['reconcile()\n나중에 다시 읽어요', 'reconcile()\nreads again later']],
    },
    arrows: [
      ['send', 'lost'],
      ['lost', 'read'],
      ['read', 'paid'],
      ['read', 'not'],
      ['read', 'open', ['그래도 몰라요', 'still open']],
      ['open', 'reconcile'],
    ],
  },
  grant: {
    title: ['포인트 지급 하나의 상태', 'The states of one grant'],
    boxes: {
      planned: [0, 0, ['planned\n주기로 적었어요', 'planned\nput on record']],
      sending: [1, 0, ['sending\n보내기 전에 적어요', 'sending\nrecorded before a byte'], 'accent'],
      success: [2, 0, ['SUCCESS\n한 번 지급됐어요', 'SUCCESS\npaid once'], 'accent'],
      released: [0, 1, ['풀려남\n확실한 실패, 다시 해도 돼요', 'released\ncertain failure, try again']],
      undecided: [2, 1, ['결정 안 됨\n사람이 decide()', 'undecided\na person calls decide()'], 'bad'],
    },
    arrows: [
      ['planned', 'sending'],
      ['sending', 'success', ['읽어서 확인', 'by reading']],
      ['sending', 'released'],
      ['sending', 'undecided', ['한 시간이 지나고 기록 없음', 'past the hour, no record']],
    ],
  },
  emulator: {
    title: ['로컬 앱인토스', 'The local emulator'],
    boxes: {
      app: [0, 0, ['내 앱\n운영과 같은 코드', 'your app\nthe code of production']],
      api: [1, 0, ['두 호스트\n진짜 mTLS', 'both hosts\nreal mutual TLS'], 'accent'],
      ledger: [2, 0, ['기록\n두 번 나간 돈을 찾아요', 'ledger\nfinds double spending']],
      console: [1, 1, ['콘솔 화면\n인증서, 결제, 장애, 시계', 'console page\ncertificates, faults, clock']],
      you: [0, 1, ['나\n브라우저', 'you\nin a browser']],
    },
    arrows: [
      ['app', 'api'],
      ['api', 'ledger'],
      ['you', 'console'],
      ['console', 'api'],
    ],
  },
};
