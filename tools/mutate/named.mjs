/** Mistakes that once went unnoticed, and the specs that notice them now. `find` stands in its file once. */
const ENVIRONMENT = 'lib/options/environment/options-from-environment.ts';
const ENVIRONMENT_SPECS = ['test/unit/options/environment/options-from-environment.spec.ts'];
const RUNTIME = 'lib/runtime/apps-in-toss.runtime.ts';
const WIRING = 'lib/runtime/rotation-wiring.ts';
const WIRING_SPECS = ['test/e2e/option-wiring.e2e-spec.ts'];
const LOG = 'lib/events/certificate-log.ts';
const LOG_SPECS = ['test/unit/events/certificate-log.spec.ts'];
const TIMER_SPECS = ['test/unit/certificate/store/store-timers.spec.ts'];
const FRESH_SPECS = ['test/unit/transport/exchange/fresh-alert.spec.ts'];

export const NAMED = [
  {
    name: 'environment: the folder comes before a whole pair',
    file: ENVIRONMENT,
    find: 'if (!whole && isSet(directoryName))',
    replace: 'if (isSet(directoryName))',
    specs: ENVIRONMENT_SPECS,
  },
  {
    name: 'environment: halves of two names are mixed',
    file: ENVIRONMENT,
    find: 'const [cert, key] = pair;',
    replace:
      'const [cert, key] = [pairs.find((p) => isSet(p[0]))?.[0] ?? pair[0], pairs.find((p) => isSet(p[1]))?.[1] ?? pair[1]];',
    specs: ENVIRONMENT_SPECS,
  },
  {
    name: 'environment: the passphrase is dropped',
    file: ENVIRONMENT,
    find: 'passphrase === undefined ? {} : { passphrase }',
    replace: '{}',
    specs: ENVIRONMENT_SPECS,
  },
  {
    name: 'environment: the last of several names wins',
    file: ENVIRONMENT,
    find: '(hasOwn ? list.slice(0, 1) : list).find(',
    replace: '(hasOwn ? list.slice(0, 1) : list).findLast(',
    specs: ENVIRONMENT_SPECS,
  },
  {
    name: 'environment: the last of several pairs wins',
    file: ENVIRONMENT,
    find: 'const whole = pairs.find(',
    replace: 'const whole = pairs.findLast(',
    specs: ENVIRONMENT_SPECS,
  },
  {
    name: 'module: onExpiry is never called',
    file: RUNTIME,
    find: "void this.#delivery.deliver('onExpiry', event, onExpiry);",
    replace: 'void 0;',
    specs: WIRING_SPECS,
  },
  {
    name: 'module: revoked is dropped',
    file: RUNTIME,
    find: '...(options.revoked && { revoked: options.revoked }),',
    replace: '',
    specs: WIRING_SPECS,
  },
  {
    name: 'module: expiryNotice is dropped',
    file: RUNTIME,
    find: '...(options.expiryNotice && { expiryNotice: options.expiryNotice }),',
    replace: '',
    specs: WIRING_SPECS,
  },
  {
    name: "module: canary 'request' sends nothing",
    file: WIRING,
    find: "options.canary !== 'request'",
    replace: 'true',
    specs: WIRING_SPECS,
  },
  {
    name: 'module: a handshake canary sends a request as well',
    file: WIRING,
    find: "options.canary !== 'request'",
    replace: 'false',
    specs: WIRING_SPECS,
  },
  {
    name: 'module: watch is dropped',
    file: RUNTIME,
    find: 'watch: options.watch,',
    replace: '',
    specs: WIRING_SPECS,
  },
  {
    name: 'module: a strict start that fails leaves the store running',
    file: RUNTIME,
    find: 'await this.onApplicationShutdown();',
    replace: '',
    specs: WIRING_SPECS,
  },
  {
    name: 'store: no tick',
    file: 'lib/certificate/store/store-schedule.ts',
    find: "this.#repeat('tick', DATES_INTERVAL_MS, tick);",
    replace: 'void tick;',
    specs: TIMER_SPECS,
  },
  {
    name: 'store: a trial has no time limit',
    file: 'lib/certificate/rotation/certificate-rotation.ts',
    find: 'await within(CANARY_TIMEOUT_MS, () => hooks.canary?.(candidate.certificate, scene))',
    replace: 'await hooks.canary?.(candidate.certificate, scene)',
    specs: TIMER_SPECS,
  },
  {
    name: 'store: a ledger has no time limit',
    file: 'lib/certificate/expiry/expiry-notifier.ts',
    find: 'await within(CLAIM_TIMEOUT_MS, () => ledger.claim(noticeKey(notice)))',
    replace: 'await ledger.claim(noticeKey(notice))',
    specs: TIMER_SPECS,
  },
  {
    name: 'store: files named one by one are not watched',
    file: 'lib/certificate/sources/pair-source.ts',
    find: 'return watchFolders(this.#files.map(dirname), changed, (name) => names.has(name));',
    replace: 'return () => void [names, changed, watchFolders, dirname];',
    specs: ['test/unit/certificate/sources/watched-files.spec.ts'],
  },
  {
    name: 'store: watch false watches all the same',
    file: 'lib/certificate/client-certificate-store.ts',
    find: 'if (watch === false) return new StoreSchedule(looks);',
    replace: 'if (watch === false) watch = {};',
    specs: ['test/unit/certificate/store/schedule.spec.ts', ...WIRING_SPECS],
  },
  {
    name: 'health: a probe is never kept',
    file: 'lib/health/cached-probe.ts',
    find: 'at - kept.at >= KEPT_MS || at < kept.at',
    replace: 'true',
    specs: ['test/unit/health/cached-probe.spec.ts'],
  },
  {
    name: 'health: a probe is kept for ever',
    file: 'lib/health/cached-probe.ts',
    find: 'at - kept.at >= KEPT_MS || at < kept.at',
    replace: 'false',
    specs: ['test/unit/health/cached-probe.spec.ts'],
  },
  {
    name: 'log: an expired standby is an error',
    file: LOG,
    find: "role === 'standby' ? 'warn' : 'error'",
    replace: "'error'",
    specs: LOG_SPECS,
  },
  {
    name: 'log: warnings of a new certificate are ordinary lines',
    file: LOG,
    find: "return warning ? 'warn' : 'log';",
    replace: "return 'log';",
    specs: LOG_SPECS,
  },
  {
    name: 'log: what failed is a warning',
    file: LOG,
    find: "type === 'expiring' || type === 'revoked' ? 'warn' : 'error'",
    replace: "'warn'",
    specs: LOG_SPECS,
  },
  {
    name: 'money: an alert on a connection that was in use proves that nothing was sent',
    file: 'lib/transport/exchange/exchange-failure.ts',
    find: "phase === 'send' && fresh && isNativeError(error)",
    replace: "phase === 'send' && isNativeError(error)",
    specs: FRESH_SPECS,
  },
  {
    name: 'money: an alert after the head of an answer proves that nothing was sent',
    file: 'lib/transport/exchange/exchange-failure.ts',
    find: "phase === 'send' && fresh && isNativeError(error)",
    replace: 'fresh && isNativeError(error)',
    specs: FRESH_SPECS,
  },
];
