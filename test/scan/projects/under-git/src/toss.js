const fs = require('fs');
const https = require('https');

const agent = new https.Agent({
  keepAlive: true,
  cert: fs.readFileSync('certs/my-app_public.crt'),
  key: fs.readFileSync('certs/my-app_private.key'),
  checkServerIdentity: () => undefined,
});
module.exports = { agent, host: 'apps-in-toss-api.toss.im' };
