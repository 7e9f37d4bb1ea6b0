/**
 * What decrypts the personal fields of a profile. The console mails both values
 * ("이메일로 복호화 키 받기"); keep them as you keep a password.
 *
 * @internal
 */
export interface DecryptionOptions {
  /** 32 bytes as base64. Blanks and line ends around it are ignored. */
  readonly key: string;
  /** The additional authenticated data. Line ends around it are ignored. */
  readonly aad: string;
}
