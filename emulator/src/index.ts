export { startEmulator } from './start-emulator.js';
export type { IssueCertificateOptions, IssuedCertificate } from './authority/issue-certificate.interface.js';
export type { KeyType } from './authority/key-pair.js';
export type { AnonymousKeyOptions } from './anonymous-key/anonymous-key-options.interface.js';
export type {
  CallbackDelivery,
  SubscriptionChange,
  SubscriptionChangeReason,
  SubscriptionState,
  SubscriptionWebhookOptions,
  UnlinkCallbackOptions,
  UnlinkReferrer,
} from './callbacks/callback.interface.js';
export type { CallLimit } from './contract/operation-contract.interface.js';
export type { OperationId } from './contract/operation-types.js';
export type { DecryptionSettings } from './decryption-settings.js';
export type { EmulatorClock } from './emulator-clock.js';
export type { EmulatorOptions } from './emulator-options.interface.js';
export type { Emulator } from './emulator.interface.js';
export type {
  CreateOrderOptions,
  IapOptions,
  OrderState,
  UpdateOrderOptions,
} from './iap/order.interface.js';
export type {
  CallbackEntry,
  ChargeEntry,
  GrantEntry,
  MessageEntry,
  PersonEntry,
  RefundEntry,
} from './ledger/entries.interface.js';
export type {
  Ledger,
  LedgerFilter,
  LedgerLists,
  LedgerView,
  RefusalEntry,
  RefusalReason,
  RequestEntry,
  SpendRules,
  UserEntry,
} from './ledger/ledger.interface.js';
export type { RateLimitOptions } from './limits/rate-limit-options.interface.js';
export type { EmulatedUser } from './login/emulated-user.interface.js';
export type { TokenOptions } from './login/token-options.interface.js';
export type {
  CreateTemplateOptions,
  MessageChannel,
  MessageOptions,
  MessageRecipient,
} from './messages/message.interface.js';
export type { ApproveOptions } from './pay/buyer.js';
export type { PayOptions } from './pay/pay-options.interface.js';
export type {
  CreatePromotionOptions,
  PromotionOptions,
  PromotionStatus,
  UpdatePromotionOptions,
} from './promotion/promotion.interface.js';
export type {
  Script,
  ScriptedAnswer,
  ScriptedProcessing,
  ScriptMoment,
  ScriptOptions,
  ScriptTarget,
} from './script/script.interface.js';
export type { HostName } from './server/routing/host-name.js';
export type { RefusalDelays, RefusalOptions, RefusalStyle } from './server/tls/refusal.interface.js';
