// A driver in a process of its own (it wants a newer Node, or packages that only this suite has), reached by messages:
// `{ id, sql, parameters, transaction? }` is answered with `{ id, result }` or `{ id, error }`.

/** @param drive `{ query(sql, parameters), begin(): { query, commit(), rollback() } }` */
export function serve(drive) {
  const transactions = new Map();
  const doing = {
    query: ({ sql, parameters, transaction }) =>
      (transaction === undefined ? drive : transactions.get(transaction)).query(sql, parameters),
    begin: async ({ transaction }) => void transactions.set(transaction, await drive.begin()),
    commit: ({ transaction }) => transactions.get(transaction).commit(),
    rollback: ({ transaction }) => transactions.get(transaction).rollback(),
  };
  process.on('message', async (message) => {
    try {
      const result = await doing[message.what](message);
      process.send({ id: message.id, result: result ?? null });
    } catch (error) {
      process.send({ id: message.id, error: { message: error.message, code: error.code } });
    }
  });
  process.on('disconnect', () => process.exit());
  process.send('ready');
}
