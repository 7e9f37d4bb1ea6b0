import { JOURNAL_TEXTS } from '../../../../lib/api/journal/journal-messages.js';

describe('the texts of the journal', () => {
  it.each(Object.entries(JOURNAL_TEXTS))(
    '%s is one English sentence with advice in both languages',
    (code, text) => {
      expect(code).toMatch(/^AIT_JOURNAL_[A-Z_]+$/);
      expect(text.message).toMatch(/^[A-Z][\x20-\x7e]*[^.]$/);
      expect(text.hint.en).toMatch(/^[\x20-\x7e]+\.$/);
      expect(text.hint.ko).toMatch(/[가-힣].*요\.$/);
    },
  );
});
