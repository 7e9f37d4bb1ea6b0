import { afterEach, describe, expect, it } from '@jest/globals';
import { RULES } from '../../../../command/scan/rules/rules.js';
import { commitAll, copyOf, findingsOf, remove } from './scanned.js';

/** Twelve projects that call Apps in Toss the ways people do it today, and everything that is wrong in each. */
const SEEDED: Readonly<Record<string, readonly string[]>> = {
  'nest-fetch': [
    'AIT-S003 src/toss/toss.service.ts:12:19',
    'AIT-S009 src/toss/toss.service.ts:13:13',
    'AIT-S009 src/toss/toss.service.ts:14:12',
    'AIT-S001 src/toss/toss.service.ts:16:28',
    'AIT-S004 src/toss/toss.service.ts:16:28',
    'AIT-S018 src/toss/toss.service.ts:16:28',
    'AIT-S015 src/toss/toss.service.ts:23:5',
  ],
  'express-axios': [
    'AIT-S016 server.js:12:5',
    'AIT-S005 toss.js:5:20',
    'AIT-S006 toss.js:8:3',
    'AIT-S004 toss.js:17:26',
    'AIT-S018 toss.js:17:26',
    'AIT-S015 toss.js:18:3',
    'AIT-S019 toss.js:19:25',
  ],
  'next-route': [
    'AIT-S002 app/api/toss/login/route.ts:5:26',
    'AIT-S018 app/api/toss/login/route.ts:5:26',
    'AIT-S003 app/api/toss/me/route.ts:4:22',
    'AIT-S011 app/api/toss/me/route.ts:5:22',
    'AIT-S011 app/api/toss/me/route.ts:5:55',
    'AIT-S004 app/api/toss/me/route.ts:7:26',
    'AIT-S018 app/api/toss/me/route.ts:7:26',
  ],
  'nest-http-module': [
    'AIT-S017 src/promotion.service.ts:20:11',
    'AIT-S005 src/toss.module.ts:13:21',
    'AIT-S011 src/toss.module.ts:14:17',
    'AIT-S011 src/toss.module.ts:15:16',
    'AIT-S006 src/toss.module.ts:16:11',
  ],
  'https-request': [
    'AIT-S014 src/certificate.ts:3:20',
    'AIT-S004 src/iap.ts:6:17',
    'AIT-S018 src/iap.ts:6:17',
  ],
  'promotion-retry': ['AIT-S022 src/orders.ts:5:16', 'AIT-S021 src/rewards.ts:6:29'],
  'axios-retry': ['AIT-S022 src/messages.mjs:15:1', 'AIT-S016 src/messages.mjs:27:5'],
  'goes-on': ['AIT-S010 src/agent.ts:9:3', 'AIT-S010 src/agent.ts:19:3', 'AIT-S010 src/agent.ts:27:3'],
  environment: [
    'AIT-S012 src/agent.ts:5:9',
    'AIT-S012 src/agent.ts:6:8',
    'AIT-S012 src/agent.ts:11:9',
    'AIT-S012 src/agent.ts:12:8',
    'AIT-S011 src/agent.ts:17:9',
    'AIT-S011 src/agent.ts:18:8',
  ],
  'wrong-contract': [
    'AIT-S008 src/pay.ts:7:26',
    'AIT-S020 src/pay.ts:7:26',
    'AIT-S019 src/pay.ts:13:11',
    'AIT-S008 src/pay.ts:18:26',
    'AIT-S017 src/pay.ts:23:49',
    'AIT-S019 src/pay.ts:24:10',
    'AIT-S008 src/pay.ts:27:37',
  ],
  'across-files': [
    'AIT-S009 src/lib/agents.mts:5:42',
    'AIT-S009 src/lib/agents.mts:5:70',
    'AIT-S003 src/lib/agents.mts:6:10',
    'AIT-S001 src/server/tokens.cts:16:3',
    'AIT-S002 src/ui/login-button.tsx:6:5',
    'AIT-S004 src/ui/login-button.tsx:6:5',
  ],
};

/** The twelfth has files under git. */
const UNDER_GIT = [
  'AIT-S013 .env:1:1',
  'AIT-S007 .env:2:1',
  'AIT-S007 Dockerfile:2:5',
  'AIT-S013 certs/my-app.p12:1:1',
  'AIT-S013 certs/my-app_private.key:1:1',
  'AIT-S013 certs/my-app_public.crt:1:1',
  'AIT-S013 deploy/other-name.pem:1:1',
  'AIT-S007 package.json:4:15',
  'AIT-S007 src/main.js:1:1',
  'AIT-S006 src/toss.js:8:3',
];

describe('scan, on projects with mistakes', () => {
  let folder = '';
  afterEach(() => remove(folder));

  it.each(Object.entries(SEEDED))(
    '%s: finds them all, where they are, and nothing else',
    (name, findings) => {
      folder = copyOf('projects', name).folder;
      expect(findingsOf(folder)).toEqual(findings);
    },
  );

  it('under-git: finds what git has under control, and not what it ignores', () => {
    const copy = copyOf('projects', 'under-git');
    folder = copy.folder;
    commitAll(folder, {
      '.env': `# NODE_TLS_REJECT_UNAUTHORIZED=0\nNODE_TLS_REJECT_UNAUTHORIZED=0\nTOSS_MTLS_KEY="${copy.privateKey}"\n`,
      '.gitignore': 'local/\nnode_modules/\n',
      'certs/my-app.p12': 'binary',
      'certs/my-app_private.key': copy.privateKey,
      'certs/my-app_public.crt': 'a certificate',
      'certs/root-ca.pem': 'an authority is no secret',
      'deploy/other-name.pem': copy.privateKey,
      'local/toss_private.key': copy.privateKey,
      'local/toss.js': "fetch('https://apps-in-toss-api.toss.im/x', { agent });",
      'node_modules/x/index.js': "fetch('https://apps-in-toss-api.toss.im/x', { agent });",
    });
    expect(findingsOf(folder)).toEqual(UNDER_GIT);
  });

  it('every rule bites in one of them', () => {
    const bitten = new Set([...Object.values(SEEDED).flat(), ...UNDER_GIT].map((line) => line.split(' ')[0]));
    expect([...bitten].sort()).toEqual(RULES.map((rule) => rule.code));
  });

  it('what is marked as an exception is left out, for that rule only', () => {
    folder = copyOf('projects', 'ignored').folder;
    expect(findingsOf(folder)).toEqual(['AIT-S005 src/toss.ts:11:22']);
  });
});
