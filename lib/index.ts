// The public surface, name by name. What is not here may change without notice.

// Module
export { AppsInTossModule } from './apps-in-toss.module.js';
export { appsInTossConfig } from './options/apps-in-toss.config.js';
export type {
  AppsInTossModuleExtras,
  AppsInTossModuleOptions,
  AppsInTossOptionsFactory,
} from './options/apps-in-toss-options.interface.js';
export type { RecoveryOptions } from './options/recovery-options.interface.js';
export {
  InjectAppsInTossClient,
  InjectAppsInTossHealthIndicator,
  InjectAppsInTossHttpService,
  InjectClientCertificateStore,
} from './apps-in-toss.decorators.js';
export { OnCertificateEvent, type OnCertificateEventOptions } from './events/certificate-event.decorator.js';
export {
  getAppsInTossClientToken,
  getAppsInTossHealthIndicatorToken,
  getAppsInTossHttpServiceToken,
  getAppsInTossOptionsToken,
  getClientCertificateStoreToken,
} from './apps-in-toss.tokens.js';

// Calls that Toss makes
export { AppsInTossCallbacksModule } from './callbacks/apps-in-toss-callbacks.module.js';
export type {
  AppsInTossCallbacksModuleExtras,
  AppsInTossCallbacksModuleOptions,
  AppsInTossCallbacksOptionsFactory,
  CallbackOptions,
} from './callbacks/callbacks-options.interface.js';
export {
  OnTossSubscription,
  OnTossUnlink,
  type OnTossCallbackOptions,
} from './callbacks/handlers/callback.decorators.js';
export {
  AppsInTossSubscriptionGuard,
  AppsInTossUnlinkGuard,
} from './callbacks/verification/callback.guards.js';
export {
  readSubscriptionEvent,
  type SubscriptionChangeReason,
  type SubscriptionEvent,
  type SubscriptionState,
  type SubscriptionStatus,
} from './callbacks/events/subscription-event.js';
export { readUnlinkEvent, type UnlinkEvent, type UnlinkReferrer } from './callbacks/events/unlink-event.js';

// Errors as HTTP answers
export {
  AppsInTossExceptionFilter,
  type AppsInTossExceptionFilterOptions,
} from './filter/apps-in-toss-exception.filter.js';
export type { AppsInTossErrorKind } from './filter/http-answer.js';

// Health
export { AppsInTossHealthIndicator } from './health/apps-in-toss.health.js';
export type {
  AppsInTossHealth,
  AppsInTossHealthOptions,
  AppsInTossHealthResult,
  AppsInTossHealthStatus,
  AppsInTossProbeHealth,
} from './health/apps-in-toss-health.interface.js';

// API
export { AppsInTossClient } from './api/apps-in-toss-client.js';
export type { CallOptions } from './api/call/call-options.interface.js';
export type { Identity } from './api/request/identity.interface.js';
export { LoginApi } from './api/login/login.api.js';
export type {
  GenerateTokenRequest,
  GetMeRequest,
  Profile,
  RefreshTokenRequest,
  RemoveByAccessTokenRequest,
  RemoveByUserKeyRequest,
  RemovedLink,
  TokenSet,
} from './api/login/login.interface.js';
export { AppsInTossJournalError } from './api/journal/apps-in-toss-journal.error.js';
export { FileOperationJournal } from './api/journal/file/file-operation-journal.js';
export type { JournalCode } from './api/journal/journal-code.js';
export { MemoryOperationJournal } from './api/journal/memory-operation-journal.js';
export type {
  JournalEntry,
  JournalTransaction,
  JournalWriter,
  OperationJournal,
  UnfinishedQuery,
} from './api/journal/operation-journal.interface.js';
export { IapApi } from './api/iap/iap.api.js';
export type {
  OrderState,
  OrderStatus,
  OrderStatusRequest,
  WaitForOrderOptions,
} from './api/iap/iap.interface.js';
export { MessagesApi } from './api/messages/messages.api.js';
export type {
  MessageChannel,
  MessageContext,
  MessageDelivery,
  MessageDeliveryReport,
  MessageOptions,
  MessageReport,
  SendMessageRequest,
  SendTestMessageRequest,
} from './api/messages/messages.interface.js';
export { BulkSend } from './api/messages/bulk/bulk-send.js';
export type {
  BulkChunk,
  BulkChunkPlace,
  BulkRecipient,
  BulkSummary,
  InvalidRecipient,
  SendBulkOptions,
  SendBulkRequest,
} from './api/messages/bulk/bulk.interface.js';
export { AnonymousKeyApi } from './api/anonymous-key/anonymous-key.api.js';
export type {
  AnonymousKey,
  ExchangeAnonymousKeyRequest,
  VerifyAnonymousKeyRequest,
} from './api/anonymous-key/anonymous-key.interface.js';
export { PayApi } from './api/pay/pay.api.js';
export type {
  CardMethodType,
  CardUserType,
  ExecutePaymentRequest,
  MadePayment,
  MakePaymentRequest,
  Payment,
  PaymentMeans,
  PaymentStatus,
  PaymentStatusRequest,
  PaymentTransaction,
  PayMethod,
  PayStatus,
  Refund,
  RefundPaymentRequest,
  SettledBy,
} from './api/pay/pay.interface.js';
export { BillingApi } from './api/pay/billing/billing.api.js';
export type {
  BillingAnswer,
  BillingKey,
  BillingKeyRequest,
  BillingOptions,
  CreateBillingKeyRequest,
  ExecuteBillingRequest,
} from './api/pay/billing/billing.interface.js';
export { bankName, cardCompanyName } from './api/pay/code-names.js';
export { PromotionApi } from './api/promotion/promotion.api.js';
export type {
  DecidedGrant,
  ExecutePromotionRequest,
  GetPromotionKeyRequest,
  Grant,
  GrantByIdRequest,
  GrantRequest,
  PlannedGrant,
  PlanOptions,
  PromotionKey,
  PromotionResult,
  PromotionResultRequest,
  Recovered,
  RecoverRequest,
  UndecidedGrant,
} from './api/promotion/promotion.interface.js';
export type {
  RateLimit,
  RateLimiter,
  RateLimitName,
  RateLimitOptions,
} from './api/call/rate/rate-limit.interface.js';
export type { OperationClass } from './api/call/retry/operation-class.js';
export type { RawCall } from './api/call/raw-call.interface.js';

// What happens, for views of it
export {
  CALL_CHANNEL,
  CALL_START_CHANNEL,
  CERTIFICATE_CHANNEL,
} from './foundation/telemetry/channel-names.js';
export type {
  CallEvent,
  CallFacts,
  CallStart,
  CallWaits,
  MiniApp,
} from './foundation/telemetry/call-event.interface.js';
export type {
  CertificateChannelEvent,
  CertificateProbed,
} from './telemetry/certificate-channel-event.interface.js';

// HTTP
export { AppsInTossHttpService } from './transport/axios/apps-in-toss-http.service.js';
export { MtlsAgent } from './transport/connection/mtls-agent.js';
export { diagnose } from './transport/diagnosis/diagnose.js';
export type { Diagnosis, DiagnosisEvidence } from './transport/diagnosis/diagnosis.interface.js';
export type { FaultSide, RequestPhase } from './transport/fault/fault.interface.js';
export type { PresentedCertificate } from './transport/classification/presented-certificate.interface.js';
export type { ProbeVerdict } from './transport/probe/probe.interface.js';
export type { TransportCode } from './transport/fault/transport-code.js';

// Certificates
export { ClientCertificate } from './certificate/client-certificate.js';
export { ClientCertificateStore } from './certificate/client-certificate-store.js';
export type {
  CertificateDirectory,
  CertificateInput,
  CertificateOption,
  CertificateSource,
  CertificateSourceContent,
} from './certificate/sources/certificate-input.interface.js';
export type {
  CertificateEvent,
  CertificateEventReason,
  CertificateEventType,
} from './certificate/events/certificate-event.interface.js';
export type { CertificateErrorCode } from './certificate/faults/certificate-error-code.js';
export type {
  CertificateFacts,
  CertificateState,
  CertificateSummary,
} from './certificate/certificate-summary.interface.js';
export type {
  CertificateWarning,
  CertificateWarningCode,
} from './certificate/faults/certificate-warning.interface.js';
export type { ClientCertificateOptions } from './certificate/client-certificate-options.interface.js';
export type { HeldBack } from './certificate/roster/held-back.interface.js';
export type { NoticeLedger } from './certificate/expiry/notice-ledger.interface.js';
export type { ReloadResult } from './certificate/store/reload-result.interface.js';

// Errors
export { AppsInTossError, isAppsInTossError } from './foundation/apps-in-toss.error.js';
export { AppsInTossConfigError, type ConfigProblem } from './foundation/apps-in-toss-config.error.js';
export type { ConfigCode } from './foundation/config-code.js';
export { AppsInTossCertificateError } from './certificate/faults/certificate.error.js';
export { AppsInTossTransportError } from './transport/fault/transport.error.js';
export { AppsInTossApiError } from './api/errors/apps-in-toss-api.error.js';
export { AppsInTossRequestError } from './api/errors/apps-in-toss-request.error.js';
export { OutcomeUnknownError } from './api/errors/outcome-unknown.error.js';
export type { ApiCode } from './api/errors/api-code.js';
export type { FieldError } from './api/errors/field-error.interface.js';
export type { Attempt } from './foundation/attempt.interface.js';
export type { Hint } from './foundation/hint.interface.js';
export type { Outcome } from './foundation/outcome.js';
