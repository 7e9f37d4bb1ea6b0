import { JournalScope } from '../../../../lib/api/journal/journal-scope.js';
import { checkEntryId } from '../../../../lib/api/journal/entry-text.js';

describe('names of entries in a journal that several mini-apps share', () => {
  it('are what they were for a mini-app without a name', () => {
    const scope = new JournalScope();
    expect(scope.kind('promotion.grant')).toBe('promotion.grant');
    expect(scope.id('mission:1')).toBe('mission:1');
    expect(scope.own('mission:1')).toBe('mission:1');
  });

  it.each(['shop', '가게', 'x'.repeat(200), 'a b', 'a@b', 'Shop'])('belong to %j alone', (name) => {
    const scope = new JournalScope(name);
    const longest = '가'.repeat(200);
    expect(scope.own(scope.id(longest))).toBe(longest);
    expect(() => checkEntryId(scope.id(longest))).not.toThrow();
    // What a column of 64 ASCII letters keeps.
    expect(scope.kind('promotion.grant')).toMatch(/^promotion\.grant@[\w.-]{1,44}$/);
    expect(scope.kind('promotion.grant').length).toBeLessThanOrEqual(64);
    for (const other of [undefined, 'other', `${name}2`]) {
      expect(new JournalScope(other).id('mission:1')).not.toBe(scope.id('mission:1'));
      expect(new JournalScope(other).kind('promotion.grant')).not.toBe(scope.kind('promotion.grant'));
    }
  });
});
