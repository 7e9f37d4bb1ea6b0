import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { PROBLEM_CODES_CHECKED } from '../../../command/doctor/checks/certificate-problems.js';
import { PEERS } from '../../../command/doctor/checks/versions.js';
import { STORE_MESSAGES } from '../../../lib/certificate/faults/store-messages.js';
import { CERTIFICATE_MESSAGES } from '../../../lib/certificate/faults/certificate-messages.js';

/** Dates and authorities have checks of their own. */
const ELSEWHERE = ['AIT_CERT_EXPIRED', 'AIT_CERT_NOT_YET_VALID', 'AIT_CERT_CA_INVALID'];

describe('the doctor', () => {
  it('knows every way in which a pair cannot be read', () => {
    const pairs = Object.keys(CERTIFICATE_MESSAGES).filter((code) => !(code in STORE_MESSAGES));
    const unknown = pairs.filter(
      (code) => !ELSEWHERE.includes(code) && !PROBLEM_CODES_CHECKED.includes(code as never),
    );
    expect(unknown).toEqual([]);
  });

  it('asks of peers what package.json asks', () => {
    const { peerDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
    const majors = (list: readonly number[]) => list.map((major) => `^${major}.0.0`).join(' || ');
    expect(peerDependencies).toMatchObject({
      '@nestjs/core': PEERS.nest.map((least) => `^${least}`).join(' || '),
      '@nestjs/config': majors(PEERS.config),
      axios: `^${PEERS.axios}`,
      rxjs: `^${PEERS.rxjs.replace(/\.0$/, '')}.0`,
    });
  });
});
