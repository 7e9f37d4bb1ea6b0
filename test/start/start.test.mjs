// What `npm start` runs, from its first line to an empty temporary folder. Wants the builds.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Demo } from './demo.mjs';

const limit = { timeout: 60_000 };
const shown = (text, pattern) => {
  const found = pattern.exec(text);
  assert.ok(found, `${pattern} is not in:\n${text}`);
  return found[1];
};

test('the tour, the printed requests, Ctrl-C', limit, async (t) => {
  const demo = await Demo.start(t);
  await demo.ready();
  assert.match(demo.text, /김토스님의 프로필을 읽었어요/);
  assert.match(demo.text, /my-mini-app, TLSv1\.3/);
  assert.match(demo.text, /38\d일, \d{4}-\d\d-\d\d까지/);
  assert.match(demo.text, /아이스 커피값 4,500원을 토스페이로 받았어요[^]*?money taken\) +1번/);
  assert.match(demo.text, /답을 잃었어요[^]*?상태 조회 \(status\)[^]*?money taken\) +1번/);
  assert.match(demo.text, /두 번 달라고 했지만 한 번만 지급했어요[^]*?points paid\) +100포인트/);
  assert.match(demo.text, /두 서버 모두 인증서를 받아들였어요/);
  assert.equal((await demo.files()).length, 1);

  const url = shown(demo.text, /준비됐어요: (http:\/\/127\.0\.0\.1:\d+)/);
  const body = shown(demo.text, /POST \S+\/login .* -d '(\{.*?\})'/);
  const login = await postLogin(url, body);
  assert.equal(login.status, 200);
  const { accessToken } = await login.json();
  const me = await fetch(`${url}/me`, { headers: { authorization: `Bearer ${accessToken}` } });
  assert.equal((await me.json()).name, '김토스');
  const health = await fetch(`${url}/health?probe=true`);
  assert.equal((await health.json()).details['apps-in-toss'].certificate.commonName, 'my-mini-app');

  // The printed code is spent now, and a fresh one has been printed.
  assert.equal((await postLogin(url, body)).status, 401);
  const fresh = demo.text.slice(demo.text.indexOf('새 코드예요'));
  assert.equal((await postLogin(url, shown(fresh, /-d '(\{.*?\})'/))).status, 200);

  demo.signal('SIGINT');
  assert.equal(await demo.ended, 0, demo.text);
  assert.deepEqual(await demo.files(), []);
  assert.doesNotMatch(demo.text, /PRIVATE KEY|BEGIN CERTIFICATE/);
  assert.ok(!demo.text.includes(accessToken.slice(0, 12)), 'a token is in the output');
  assert.doesNotMatch(demo.text, /\u001b\[/, 'colours although the output is no terminal');
});

test('SIGTERM', limit, async (t) => {
  const demo = await Demo.start(t);
  await demo.ready();
  demo.signal('SIGTERM');
  assert.equal(await demo.ended, 0, demo.text);
  assert.deepEqual(await demo.files(), []);
});

test('Ctrl-C in the middle of the start', limit, async (t) => {
  const demo = await Demo.start(t);
  // The certificate is in its folder, the app is about to start.
  await demo.printed('Issued a certificate');
  demo.signal('SIGINT');
  assert.equal(await demo.ended, 0, demo.text);
  assert.deepEqual(await demo.files(), []);
  assert.doesNotMatch(demo.text, /준비됐어요|시작하지 못했어요/);
});

test('a start that fails half-way leaves nothing behind', limit, async (t) => {
  const demo = await Demo.start(t, { PORT: 'eighty' });
  assert.equal(await demo.ended, 1);
  assert.match(demo.text, /Issued a certificate[^]*PORT must be a number/);
  assert.deepEqual(await demo.files(), []);
});

test('real hosts with a path that leads nowhere: says which file, and fails', limit, async (t) => {
  const demo = await Demo.start(t, {
    APPS_IN_TOSS_CERT: '/no/such/folder/app_public.crt',
    APPS_IN_TOSS_KEY: '/no/such/folder/app_private.key',
  });
  assert.equal(await demo.ended, 1);
  assert.match(demo.text, /실제 앱인토스/);
  assert.match(
    demo.text,
    /\[AIT_CERT_FILE_NOT_FOUND\].*\/no\/such\/folder\/app_public\.crt[^]*경로와 파일 이름을 확인해 주세요/,
  );
  assert.doesNotMatch(demo.text, /ExceptionHandler|\n\s+at /);
});

test('a certificate without its key: says which two belong together', limit, async (t) => {
  const demo = await Demo.start(t, { APPS_IN_TOSS_CERT: '/no/such/folder/app_public.crt' });
  assert.equal(await demo.ended, 1);
  assert.match(demo.text, /APPS_IN_TOSS_CERT와 APPS_IN_TOSS_KEY는 함께/);
});

function postLogin(url, body) {
  return fetch(`${url}/login`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
}
