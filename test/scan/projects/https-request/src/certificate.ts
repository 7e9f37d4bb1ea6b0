export const CERT = `@CERTIFICATE@`;

export const KEY = `@PRIVATE-KEY@`;
