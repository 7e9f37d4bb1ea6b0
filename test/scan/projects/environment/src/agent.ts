import https from 'node:https';

export const byBase64 = new https.Agent({
  keepAlive: true,
  cert: process.env.TOSS_CLIENT_CERT_BASE64,
  key: process.env.TOSS_CLIENT_KEY_BASE64,
});

export const byPath = new https.Agent({
  keepAlive: true,
  cert: process.env.TOSS_MTLS_CERT_PATH,
  key: process.env['TOSS_MTLS_KEY_PATH'],
});

export const asItIs = new https.Agent({
  keepAlive: true,
  cert: process.env.APPS_IN_TOSS_MTLS_CERT!,
  key: process.env.APPS_IN_TOSS_MTLS_KEY!,
});

export const mended = new https.Agent({
  keepAlive: true,
  cert: process.env.APPS_IN_TOSS_MTLS_CERT?.replace(/\\n/g, '\n'),
  key: Buffer.from(process.env.TOSS_CLIENT_KEY_BASE64 ?? '', 'base64'),
});
