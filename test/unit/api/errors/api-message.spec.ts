import { API_TEXTS } from '../../../../lib/api/errors/api-message.js';

describe('the texts of this floor', () => {
  it.each(Object.entries(API_TEXTS))(
    '%s is one English sentence with advice in both languages',
    (code, text) => {
      expect(code).toMatch(/^AIT_[A-Z_]+$/);
      expect(text.message).toMatch(/^[A-Z][\x20-\x7e]*[^.]$/);
      expect(text.hint.en).toMatch(/^[\x20-\x7e]+\.$/);
      expect(text.hint.ko).toMatch(/[가-힣].*요\.$/);
    },
  );
});
