export const toss = {
  host: 'https://apps-in-toss-api.toss.im',
  path: { token: '/user/oauth2/generate-token', refresh: '/user/oauth2/refresh-token' },
} as const;
export const endpoint = (path: string) => `${toss.host}/api-partner/v1/apps-in-toss${path}`;
