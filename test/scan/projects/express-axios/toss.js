const fs = require('fs');
const https = require('https');
const axios = require('axios');

const httpsAgent = new https.Agent({
  cert: fs.readFileSync(process.env.TOSS_MTLS_CERT_PATH),
  key: fs.readFileSync(process.env.TOSS_MTLS_KEY_PATH),
  rejectUnauthorized: false,
});

const client = axios.create({
  baseURL: 'https://apps-in-toss-api.toss.im/api-partner/v1/apps-in-toss',
  httpsAgent,
});

exports.generateToken = async (authorizationCode, referrer) => {
  const { data } = await client.post('/user/oauth2/generate-token', { authorizationCode, referrer });
  console.log('accessToken', data.success.accessToken);
  return { accessToken: data.accessToken };
};
