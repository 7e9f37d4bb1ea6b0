// The public surface of `nestjs-apps-in-toss/bullmq`, name by name.
export { AppsInTossJobsModule, type AppsInTossJobsAsyncOptions } from './apps-in-toss-jobs.module.js';
export { AppsInTossJobs } from './apps-in-toss-jobs.js';
export type { AppsInTossJobsOptions, BulkProgress, DeadLetter } from './jobs-options.interface.js';
