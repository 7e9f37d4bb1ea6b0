import { ledgerView } from '../../src/console/views/ledger-views.js';
import { LedgerBook } from '../../src/ledger/ledger-book.js';
import { Tables } from '../../src/state/tables.js';

const grant = {
  at: new Date('2026-11-24T00:00:00Z'),
  appName: 'my-app',
  userKey: 42,
  anonKey: null,
  promotionCode: 'WELCOME',
  amount: 100,
  status: 'SUCCESS',
} as const;

it('what went out twice is told and marked, and what failed is neither counted nor marked', () => {
  const ledger = new LedgerBook(new Tables());
  ledger.add('grants', { ...grant, key: 'once' });
  ledger.add('grants', { ...grant, key: 'twice' });
  ledger.add('grants', { ...grant, key: 'twice' });
  ledger.add('grants', { ...grant, key: 'once', status: 'FAILED' });
  const { books, totals, double } = ledgerView(ledger);
  expect(double).toEqual([expect.stringContaining('granted 2 times for one key (my-app twice)')]);
  expect(books['grants']?.map(({ key, status, double: mark = false }) => [key, status, mark])).toEqual([
    ['once', 'FAILED', false],
    ['twice', 'SUCCESS', true],
    ['twice', 'SUCCESS', true],
    ['once', 'SUCCESS', false],
  ]);
  expect(totals['grants']).toEqual({ count: 4, sum: 300 });
});
