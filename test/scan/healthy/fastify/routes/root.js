export default async function (fastify, opts) {
  fastify.get('/', async function (request, reply) {
    const answer = await fetch('https://example.com/', { headers: { authorization: 'x' } });
    fastify.log.info({ headers: request.headers }, 'root');
    return { root: true, status: answer.status };
  });
}
