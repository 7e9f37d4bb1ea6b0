import { createHash } from 'node:crypto';
import type { BulkRecipient } from '../api/messages/bulk/bulk.interface.js';
import { isAppsInTossError } from '../foundation/apps-in-toss.error.js';

/** Why the last try of a job failed. @internal */
export interface JobFailure {
  readonly code: string;
  readonly outcome: string;
  readonly hint: { readonly ko: string; readonly en: string };
}

/** @internal */
export interface GrantJob {
  readonly grantId: string;
  readonly failure?: JobFailure;
}

/** @internal */
export interface BulkJob {
  readonly bulkId: string;
  readonly chunk: number;
  readonly templateSetCode: string;
  readonly recipients: readonly BulkRecipient[];
  readonly failure?: JobFailure;
}

/** @internal */
export const JOBS = { grant: 'grant', bulk: 'bulk-chunk', recover: 'recover' } as const;

/** BullMQ takes no colon in an id, which ids of users like to have. @internal */
export function grantJobId(grantId: string): string {
  return `grant-${createHash('sha256').update(grantId).digest('base64url')}`;
}

/** @internal */
export function bulkJobId(bulkId: string, chunk: number): string {
  return `bulk-${createHash('sha256').update(bulkId).digest('base64url')}-${chunk}`;
}

/** @internal */
export function failureOf(error: unknown): JobFailure | undefined {
  if (!isAppsInTossError(error)) return undefined;
  const { code, outcome, hint } = error;
  return { code, outcome, hint };
}
