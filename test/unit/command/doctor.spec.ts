import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { PROBLEM_CODES_CHECKED } from '../../../command/doctor/checks/certificate-problems.js';
import { PEERS } from '../../../command/doctor/checks/versions.js';
import { CERTIFICATE_MESSAGES } from '../../../lib/certificate/faults/certificate-messages.js';

/** Not about a pair that is read: dates, authorities and lists have checks of their own, the rest is of the store. */
const ELSEWHERE =
  /^AIT_CERT_(EXPIRED|NOT_YET_VALID|CA_INVALID|REVOKED|FINGERPRINT|SOURCE|NONE|NO_|ALL_|STORE|STALE|TORN|CANARY)/;

describe('the doctor', () => {
  it('knows every way in which a pair cannot be read', () => {
    const pairs = Object.keys(CERTIFICATE_MESSAGES).filter((code) => !ELSEWHERE.test(code));
    expect(pairs.filter((code) => !PROBLEM_CODES_CHECKED.includes(code as never))).toEqual([]);
  });

  it('asks of peers what package.json asks', () => {
    const { peerDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
    const majors = (list: readonly number[]) => list.map((major) => `^${major}.0.0`).join(' || ');
    expect(peerDependencies).toMatchObject({
      '@nestjs/core': majors(PEERS.nest),
      '@nestjs/config': majors(PEERS.config),
      axios: `^${PEERS.axios}`,
      rxjs: `^${PEERS.rxjs.replace(/\.0$/, '')}.0`,
    });
  });
});
