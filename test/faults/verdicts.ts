import { bodyOf } from './answer-text.js';
import type { Answer, RequestPlan } from './schedule.js';
import type { Report } from './send.js';
import type { ServerBook } from './server-book.interface.js';

/** Milliseconds after its deadline within which every call has to be settled. */
const GRACE_MS = 50;

/** Everything that must not be, between what the client said of its requests and what the server read of them. */
export function verdicts(reports: readonly Report[], server: ServerBook): string[] {
  return reports.flatMap((report) =>
    [...faultsOf(report, server)].map((fault) => `${report.plan.id}: ${fault}`),
  );
}

function* faultsOf(report: Report, server: ServerBook): Generator<string> {
  const { plan, outcome, code, phase } = report;
  if (report.strange) yield `failed without an outcome: ${String(report.strange)}`;
  if (report.lateMs > GRACE_MS) yield `settled ${Math.round(report.lateMs)} ms after its deadline (${code})`;
  if (report.listeners > 0) yield `left ${report.listeners} listeners on its signal`;
  // Declined, and then never begun again: of what was done, both words say the same.
  if (outcome === 'not-sent' && !server.declined.has(plan.id)) {
    if (server.processed.has(plan.id)) yield `not-sent (${code}, ${phase}), but the server processed it`;
    // In the handshake means that not one byte of it left; only an alert about the certificate may come later.
    if (phase === 'connect' && server.begun.has(plan.id))
      yield `not-sent (${code}), but the server read some of it`;
  }
  if (report.isDone && !server.processed.has(plan.id)) yield 'has a result, but was never processed';
  if (
    outcome === 'refused' &&
    server.processed.has(plan.id) &&
    !server.declined.has(plan.id) &&
    !saysNo(plan)
  )
    yield `refused (${code}), but the server did it`;
  const times = server.times.get(plan.id) ?? 0;
  if (plan.class === 'money' && times > 1 && !server.declined.has(plan.id))
    yield `processed ${times} times (${outcome}, ${code})`;
  if (report.status !== undefined) yield* wrongAnswer(report, server);
}

/** A whole answer of the 400s is the server's word that it did nothing, whatever it read. */
function saysNo(plan: RequestPlan): boolean {
  const { status = 200 } = answerOf(plan) ?? {};
  return status >= 400 && status < 500;
}

/** An answer has to be the whole answer to this very request. */
function* wrongAnswer({ plan, status, id, body }: Report, server: ServerBook): Generator<string> {
  if (plan.reaction.kind === 'refuse') return;
  const answer = answerOf(plan);
  if (!answer) return void (yield `got an answer (${status}) that the server never gave`);
  if (id !== plan.id) yield `got the answer to ${id}`;
  if (status !== answer.status) yield `got ${status} instead of ${answer.status}`;
  const expected = bodyOf(plan.id, answer);
  const isGivenUp = plan.streamed && plan.giveUpAfterBytes !== undefined;
  // Whoever gives up before the end sees no checksum.
  const isPart = isGivenUp && (body?.length ?? 0) >= (plan.giveUpAfterBytes ?? 0);
  if (answer.damaged && expected.length > 0) {
    if (!isPart) yield `took a damaged body for whole: ${body?.length} bytes of ${expected.length}`;
    return;
  }
  const whole = isGivenUp || mayEndEarly(plan, server) ? expected.subarray(0, body?.length) : expected;
  if (!body?.equals(whole)) yield `got ${body?.length} bytes of a body of ${expected.length}`;
  if (plan.reaction.kind === 'answer' && !server.processed.has(plan.id))
    yield 'answered, but never processed';
}

/**
 * A body without a length ends with the connection, and an end in the middle of it looks like any other: Node does not
 * tell whether TLS said goodbye first, and libuv takes a reset that arrives with data for an end.
 */
function mayEndEarly({ reaction }: RequestPlan, { schedule }: ServerBook): boolean {
  // Compression says itself where it ends.
  if (!('answer' in reaction) || reaction.answer.framing !== 'close' || reaction.answer.encoding)
    return false;
  const { connections } = schedule;
  return (
    reaction.kind === 'cut-answer' ||
    connections.some(({ wire, idleMs }) => wire !== undefined || idleMs !== undefined)
  );
}

function answerOf({ reaction }: RequestPlan): Answer | undefined {
  return 'answer' in reaction ? reaction.answer : undefined;
}
