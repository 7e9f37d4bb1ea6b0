import { GRANT_RULES, type GrantRules } from '../../lib/api/promotion/grant/grant-rules.js';
import { type Bounds, explore } from './grant-explorer.js';

const SMALL: Bounds = { processes: 2, crashes: 1, calls: 2, keys: 2, net: 1, pending: false };

describe('the rules of a grant, one after the other broken', () => {
  it.each<[string, Partial<GrantRules>, RegExp]>([
    ['rule 2: sends before that is on record', { recordsBeforeSending: () => false }, /twice|truth/],
    ['rule 3: a new key where there is no record', { keyAfterNoRecord: () => 'new' }, /twice/],
    ['rule 4: a refusal releases at once', { refusalReleases: () => true }, /twice|truth/],
    ['rule 7: a new key after the hour', { afterTheHour: () => 'new-key' }, /twice/],
  ])(
    'finds what breaks without %s',
    (_, mutation, what) => {
      const { broken } = explore(SMALL, { ...GRANT_RULES, ...mutation });
      expect(broken?.what).toMatch(what);
      expect(broken?.history).toContainEqual(expect.stringContaining('paid'));
    },
    60_000,
  );
});
