// A server on its own processor, some way off, so that what the client is busy with does not move the server's clock.
// Closes each connection exactly when it says. Started by idle-lab.ts, which sends the settings as a message.
import { createServer as createSecureServer } from 'node:https';
import { connect, createServer } from 'node:net';

/** One way over the network, in milliseconds. In it lies the race: the server's FIN and a request pass each other. */
const ONE_WAY_MS = 10;

process.once('message', ({ tls }) => {
  /** Requests of each group that wait for the others of it. */
  const groups = new Map();
  const idle = new WeakMap();
  const server = createSecureServer(
    { ...tls, requestCert: true, rejectUnauthorized: true },
    (request, response) => {
      const { socket } = request;
      const { group, connections, idleMs, hint } = JSON.parse(request.headers['x-idle']);
      // A connection that carries a request is not idle, however long its answer takes.
      clearTimeout(idle.get(socket));
      const answer = () => {
        if (hint) response.setHeader('keep-alive', `timeout=${idleMs / 1000}`);
        response.end('{}');
        idle.set(
          socket,
          setTimeout(() => socket.destroy(), idleMs),
        );
      };
      request.resume().once('end', () => {
        if (request.url !== '/first') return answer();
        const waiting = groups.get(group) ?? [];
        groups.set(group, waiting);
        waiting.push(answer);
        if (waiting.length === connections) waiting.forEach((each) => each());
      });
    },
  );
  // Node's own way to close idle connections comes a second later than it announces.
  server.keepAliveTimeout = 0;
  server.on('tlsClientError', () => undefined);
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    const relay = createServer({ allowHalfOpen: true }, (near) => {
      const far = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
      for (const [from, to] of [
        [near, far],
        [far, near],
      ]) {
        from.on('error', () => to.destroy());
        from.on('data', (chunk) => setTimeout(() => to.write(chunk), ONE_WAY_MS));
        from.once('end', () => setTimeout(() => to.end(), ONE_WAY_MS));
        from.once('close', () => setTimeout(() => to.destroy(), ONE_WAY_MS));
      }
    });
    relay.listen(0, '127.0.0.1', () => process.send({ port: relay.address().port }));
  });
});
process.once('disconnect', () => process.exit());
