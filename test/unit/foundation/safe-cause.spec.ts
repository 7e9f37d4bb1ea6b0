import { safeCause } from '../../../lib/foundation/safe-cause.js';

const PEM = `-----BEGIN PRIVATE KEY-----\n${'TUlJRXZRSUJBREFOQmdrcWhraUc5dzBCQVFFRkFB'.repeat(3)}\n-----END PRIVATE KEY-----`;

describe('what others wrote into a message', () => {
  it.each([
    ['PEM', `cannot read ${PEM}, sorry`, 'cannot read [PEM left out], sorry'],
    ['PEM that is cut off', `cannot read ${PEM.slice(0, 90)}`, 'cannot read [PEM left out]'],
    ['PEM in one line', `bad: ${JSON.stringify(PEM)}`, /^bad: "\[PEM left out\]/],
    ['base64 of it', `bad ${Buffer.from(PEM).toString('base64')}`, 'bad [left out]'],
    ['ordinary words', 'connect ECONNREFUSED 10.0.0.1:443', 'connect ECONNREFUSED 10.0.0.1:443'],
  ])('%s', (_, message, expected) => {
    const text = safeCause(new Error(message)).message;
    if (typeof expected === 'string') expect(text).toBe(expected);
    else expect(text).toMatch(expected);
  });

  it('is kept to a length that a log can bear', () => {
    expect(safeCause(new Error('no '.repeat(100_000))).message.length).toBeLessThanOrEqual(1_000);
  });
});
