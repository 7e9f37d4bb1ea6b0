import { bankName, cardCompanyName } from 'nestjs-apps-in-toss';

describe('names of banks and card companies', () => {
  it.each([
    ['092', '토스뱅크'],
    [92, '토스뱅크'],
    ['2', 'KDB산업은행'],
    ['888', '토스머니'],
    ['238', '미래에셋증권'],
    ['999', undefined],
    ['', undefined],
    [null, undefined],
    [undefined, undefined],
  ])('the bank %j is %j', (code, name) => expect(bankName(code)).toBe(name));

  it.each([
    [1, '신한'],
    ['10', '비씨'],
    [11, undefined],
    ['', undefined],
    ['x', undefined],
    [null, undefined],
    [undefined, undefined],
  ])('the card company %j is %j', (code, name) => expect(cardCompanyName(code)).toBe(name));
});
