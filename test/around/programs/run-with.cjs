// What both applications do, and how they tell the test: one message with what was seen.
const TOOLS = {
  opentelemetry: require('./tools/opentelemetry.cjs'),
  'nock-14': require('./tools/nock.cjs'),
  'nock-15': require('./tools/nock.cjs'),
  'msw-2': require('./tools/msw.cjs'),
  'msw-3': require('./tools/msw.cjs'),
};

exports.runWith = async ({ ours, nest, tool }) => {
  const [name, first] = process.argv.slice(2);
  const play = TOOLS[name];
  const options = await new Promise((resolve) => process.once('message', resolve));
  let begun;
  const begin = async () => void (begun = await play.begin(tool, name, options));
  if (first === 'tool') await begin();
  const { AppsInTossModule, AppsInTossClient, AppsInTossHttpService } = await ours();
  const { NestFactory } = await nest();
  if (first === 'package') await begin();
  const app = await NestFactory.createApplicationContext(AppsInTossModule.forRoot(options.module), {
    logger: false,
  });
  const client = app.get(AppsInTossClient);
  const { axiosRef } = app.get(AppsInTossHttpService);
  const pay = (order) =>
    client.call({ method: 'POST', path: '/pay', class: 'money', body: { order } }).then(
      (value) => ({ value }),
      ({ code, outcome }) => ({ code, outcome }),
    );
  const plain = (path) =>
    axiosRef.get(path, { validateStatus: null }).then(
      ({ status, data }) => ({ status, data }),
      ({ code }) => ({ code }),
    );
  const seen = await play.act({ begun, pay, plain, options });
  await app.close();
  await play.end?.(begun);
  process.send(seen, () => process.disconnect());
};
