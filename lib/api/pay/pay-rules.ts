const ORDER_NO = /^[A-Za-z0-9_\-:.^@]{1,50}$/;
const REASON = /^[\p{Script=Hangul}A-Za-z0-9_\-:.^@()[\]#/!%?& ]+$/u;
const PAY_TOKEN = /^[\x21-\x7e]+$/;

/** @internal */
export const isOrderNo = (text: string): boolean => ORDER_NO.test(text);
/** @internal */
export const isPayToken = (text: string): boolean => PAY_TOKEN.test(text);
/** @internal */
export const isProductDesc = (text: string): boolean =>
  text.trim() !== '' && [...text].length <= 255 && !/["\\]/.test(text);
/** @internal */
export const isReason = (text: string): boolean =>
  text.trim() !== '' && [...text].length <= 55 && REASON.test(text);

/** @internal */
export const ORDER_NO_RULE = '1 to 50 letters, digits and _ - : . ^ @';
/** @internal */
export const PAY_TOKEN_RULE = 'the payToken of makePayment';
/** @internal */
export const PRODUCT_RULE = '1 to 255 characters, not all blank, without \\ and "';
/** @internal */
export const REASON_RULE =
  '1 to 55 Korean or Latin letters, digits, blanks and _ - : . ^ @ ( ) [ ] # / ! % ? &';
