import { MoneyFields } from '../../../../lib/api/money/money-fields.js';

const of = (value: unknown): MoneyFields => new MoneyFields({ value });

describe('a field of an answer about money', () => {
  it.each<[unknown, number | null]>([
    [1_000, 1_000],
    ['1000', 1_000],
    ['-1', -1],
    ['1,000', null],
    ['', null],
    [1.5, null],
    ['9007199254740993', null],
    [null, null],
    [undefined, null],
  ])('%j as an amount is %j', (value, amount) => {
    expect(of(value).amountOrNull('value')).toBe(amount);
  });

  it.each<[unknown, string | null]>([
    ['3', '3'],
    [3, '3'],
    ['', null],
    [true, null],
    [null, null],
  ])('%j as a text is %j', (value, text) => {
    expect(of(value).textOrNull('value')).toBe(text);
  });

  it.each<[unknown, boolean | null]>([
    [true, true],
    [false, false],
    ['true', true],
    [' FALSE ', false],
    ['Y', null],
    [1, null],
    [undefined, null],
  ])('%j as a flag is %j', (value, flag) => {
    expect(of(value).flagOrNull('value')).toBe(flag);
  });

  it('an object, or a list of them; what is none is left out', () => {
    expect(of({ a: 1 }).objectOrNull('value')?.amountOrNull('a')).toBe(1);
    expect(of([]).objectOrNull('value')).toBeNull();
    expect(of([{ a: 1 }, 'x', null]).objects('value')).toHaveLength(1);
    expect(of('x').objects('value')).toEqual([]);
  });
});
