/** Bank and securities codes of the pay page. */
const BANKS: ReadonlyMap<string, string> = new Map([
  ['002', 'KDB산업은행'],
  ['003', 'IBK기업은행'],
  ['004', 'KB국민은행'],
  ['005', 'KEB하나은행'],
  ['007', '수협은행'],
  ['011', 'NH농협은행'],
  ['020', '우리은행'],
  ['023', 'SC은행'],
  ['027', '씨티은행'],
  ['031', '대구은행'],
  ['032', '부산은행'],
  ['034', '광주은행'],
  ['035', '제주은행'],
  ['037', '전북은행'],
  ['039', '경남은행'],
  ['045', 'MG새마을금고'],
  ['048', '신협'],
  ['050', '저축은행'],
  ['064', '산림조합'],
  ['071', '우체국'],
  ['081', '하나은행'],
  ['088', '신한은행'],
  ['089', '케이뱅크'],
  ['090', '카카오뱅크'],
  ['092', '토스뱅크'],
  ['103', 'SBI저축은행'],
  ['218', 'KB증권'],
  ['230', '미래에셋증권'],
  ['238', '미래에셋증권'],
  ['240', '삼성증권'],
  ['243', '한국투자증권'],
  ['247', 'NH투자증권'],
  ['261', '교보증권'],
  ['262', '하이투자증권'],
  ['263', '현대차투자증권'],
  ['264', '키움증권'],
  ['265', '이베스트증권'],
  ['266', 'SK증권'],
  ['267', '대신증권'],
  ['269', '한화투자증권'],
  ['270', '하나증권'],
  ['271', '토스증권'],
  ['278', '신한투자증권'],
  ['279', 'DB금융투자'],
  ['280', '유진투자'],
  ['287', '메리츠증권'],
  ['888', '토스머니'],
  ['889', '토스포인트'],
]);

/** Card company codes of the pay page. */
const CARD_COMPANIES: ReadonlyMap<number, string> = new Map([
  [1, '신한'],
  [2, '현대'],
  [3, '삼성'],
  [4, '국민'],
  [5, '롯데'],
  [6, '하나'],
  [7, '우리'],
  [8, '농협'],
  [9, '씨티'],
  [10, '비씨'],
]);

/**
 * The Korean name behind an `accountBankCode`, such as `토스뱅크` for `092`. For people; the platform may add codes, so
 * do not branch on it.
 *
 * @returns undefined for a code that this version does not know, and for what is no code
 * @publicApi
 */
export function bankName(code: string | number | null | undefined): string | undefined {
  if (code === null || code === undefined) return undefined;
  return BANKS.get(String(code).trim().padStart(3, '0'));
}

/**
 * The Korean name behind a `cardCompanyCode`, such as `신한` for 1. For people; do not branch on it.
 *
 * @returns undefined for a code that this version does not know, and for what is no code
 * @publicApi
 */
export function cardCompanyName(code: string | number | null | undefined): string | undefined {
  if (code === null || code === undefined || String(code).trim() === '') return undefined;
  return CARD_COMPANIES.get(Number(code));
}
