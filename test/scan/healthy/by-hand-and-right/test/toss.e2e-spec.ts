process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';

it('is refused', async () => {
  const answer = await fetch('https://apps-in-toss-api.toss.im/api-partner/v1/apps-in-toss/user/oauth2/login-me');
  expect(answer.status).toBe(400);
});
