// Mock Service Worker on Node: the same three.
exports.begin = async (tool, name) => {
  const { http, HttpResponse } = await tool(name);
  const { setupServer } = await tool(`${name}/node`);
  const server = setupServer();
  server.listen({ onUnhandledRequest: 'bypass' });
  return { server, http, HttpResponse };
};

exports.act = async ({ begun: { server, http, HttpResponse }, pay, plain, options: { origin } }) => {
  server.use(
    http.post(`${origin}/*/pay`, () =>
      HttpResponse.json({ resultType: 'SUCCESS', success: { mocked: true } }),
    ),
    http.get(`${origin}/mocked`, () => HttpResponse.json({ mocked: true }, { status: 404 })),
  );
  const mocked = [await pay('1'), await plain('/mocked')];
  server.resetHandlers();
  const passed = [await pay('2'), await plain('/plain')];
  server.use(http.all('*', () => HttpResponse.error()));
  const { outcome } = await pay('3');
  return { mocked, passed, held: outcome };
};

exports.end = async ({ server }) => server.close();
