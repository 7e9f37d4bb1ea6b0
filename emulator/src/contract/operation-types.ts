import type { operations as OperationTable } from './schema.generated.js';

/** Names of all operations, such as `pay.executePayment`. @publicApi */
export type OperationId = keyof OperationTable;

/** The body that an operation takes. @internal */
export type BodyOf<Id extends OperationId> =
  NonNullable<OperationTable[Id]['requestBody']> extends { content: { 'application/json': infer Body } }
    ? Body
    : Record<string, never>;

/** What stands in `success` when it went well. @internal */
export type SuccessOf<Id extends OperationId> = Extract<
  OperationTable[Id]['responses'][200]['content']['application/json'],
  { resultType: 'SUCCESS' }
>['success'];
