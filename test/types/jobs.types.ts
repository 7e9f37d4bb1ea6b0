import type { AppsInTossJobs, BulkProgress, DeadLetter } from '../../lib/bullmq/index.js';

declare const jobs: AppsInTossJobs;
const recipients = [{ userKey: 1, context: {} }];

export const planned: Promise<{ grantId: string }> = jobs.grant({
  userKey: 1,
  promotionCode: 'P',
  amount: 1,
  grantId: 'g',
});
export const sent: Promise<{ chunks: number; recipients: number }> = jobs.sendBulk(
  'b',
  { templateSetCode: 'T', recipients },
  { chunkSize: 100 },
);
export const progress: Promise<BulkProgress> = jobs.bulkProgress('b');
export const maybe: Promise<number> = progress.then(({ unknown, maybeSent }) => unknown + maybeSent);
export const letters: Promise<readonly DeadLetter[]> = jobs.deadLetters(10);
export const decided: Promise<void> = jobs.decideChunk('b', 0, 'not-sent');

// @ts-expect-error A person says one of two things.
void jobs.decideChunk('b', 0, 'perhaps');
// @ts-expect-error No name for the send.
void jobs.sendBulk({ templateSetCode: 'T', recipients });
