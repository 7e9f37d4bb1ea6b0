export { startEmulator } from './start-emulator.js';
export type { IssueCertificateOptions, IssuedCertificate } from './authority/issue-certificate.interface.js';
export type { KeyType } from './authority/key-pair.js';
export type { DecryptionSettings } from './decryption-settings.js';
export type { EmulatorClock } from './emulator-clock.js';
export type { EmulatorOptions } from './emulator-options.interface.js';
export type { Emulator } from './emulator.interface.js';
export type {
  Ledger,
  RefusalEntry,
  RefusalReason,
  RequestEntry,
  UserEntry,
} from './ledger/ledger.interface.js';
export type { EmulatedUser } from './login/emulated-user.interface.js';
export type { TokenOptions } from './login/token-options.interface.js';
export type { Script, ScriptedAnswer } from './script/script.interface.js';
export type { HostName } from './server/host-name.js';
