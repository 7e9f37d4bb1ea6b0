import type { Identity } from 'nestjs-apps-in-toss';

export const good: readonly Identity[] = [
  { userKey: 443_731_104 },
  { userKey: '443731104' },
  { anonKey: 'x' },
];

// @ts-expect-error Both at once.
export const both: Identity = { userKey: 1, anonKey: 'x' };

// @ts-expect-error Neither.
export const neither: Identity = {};
