// nock: what it has an answer for never leaves, what it has none for is passed on, or held back.
exports.begin = async (tool, name) => {
  const { default: nock } = await tool(name);
  return nock ?? (await tool(name));
};

exports.act = async ({ begun: nock, pay, plain, options: { origin } }) => {
  nock(origin)
    .post(/pay/)
    .reply(200, { resultType: 'SUCCESS', success: { mocked: true } });
  nock(origin).get('/mocked').reply(404, { mocked: true });
  const mocked = [await pay('1'), await plain('/mocked')];
  // A host that nock has answers for gets none from elsewhere: that is its rule.
  nock.cleanAll();
  const passed = [await pay('2'), await plain('/plain')];
  nock.disableNetConnect();
  const { outcome } = await pay('3');
  return { mocked, passed, held: outcome };
};

exports.end = async (nock) => nock.restore();
