// Distance: hands on what it gets, half a round trip later each way. Its arguments: the port behind it, and round trips
// in milliseconds; prints a port for each, as JSON. The first bytes of a connection wait a round trip more, as they
// would for the connection itself.
import { connect, createServer } from 'node:net';

const [behind, ...roundTrips] = process.argv.slice(2).map(Number);
const ports = {};
for (const roundTrip of roundTrips) ports[roundTrip] = await listen(roundTrip);
console.log(JSON.stringify(ports));
process.on('SIGTERM', () => process.exit(0));

function listen(roundTrip) {
  const server = createServer((near) => {
    const far = connect(behind, '127.0.0.1');
    for (const socket of [near, far]) socket.setNoDelay(true).on('error', () => undefined);
    later(near, far, roundTrip / 2, roundTrip);
    later(far, near, roundTrip / 2, 0);
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server.address().port)));
}

/** Chunks keep their order: timers of one length fire in the order in which they were set. */
function later(from, to, ms, more) {
  let earliest = performance.now() + more;
  const hand = (act) => {
    const at = Math.max(performance.now(), earliest) + ms;
    earliest = at - ms;
    if (ms === 0) act();
    else setTimeout(act, at - performance.now());
  };
  from.on('data', (chunk) => hand(() => to.destroyed || to.write(chunk)));
  from.on('end', () => hand(() => to.end()));
  from.on('close', () => hand(() => to.destroy()));
}
