import type { ClientCertificate } from '../certificate/client-certificate.js';
import { usability } from '../certificate/usability.js';
import type { AppsInTossError } from '../foundation/apps-in-toss.error.js';
import type { Clock } from '../foundation/clock.js';
import type { ProbeResult } from '../transport/probe.interface.js';
import type {
  AppsInTossHealth,
  AppsInTossHealthOptions,
  AppsInTossHealthResult,
  AppsInTossHealthStatus,
} from './apps-in-toss-health.interface.js';
import { certificateMessage, probeMessage } from './health-message.js';

/** What the indicator looks at; it holds no state of its own. @internal */
export interface HealthView {
  readonly clock: Clock;
  readonly active: () => ClientCertificate | undefined;
  readonly standby: () => readonly ClientCertificate[];
  /** Every certificate that could be read, usable or not, newest first. */
  readonly known: () => readonly ClientCertificate[];
  /** Why no certificate is usable, or why the last reload failed. */
  readonly problem: () => AppsInTossError | undefined;
  readonly probe: (certificate: ClientCertificate) => Promise<readonly ProbeResult[]>;
}

/**
 * Tells how the certificate of a mini-app is, as a plain result that Terminus 11 and 12 accept.
 *
 * `down` only when no usable certificate is left, or a probe was asked for and failed. A certificate that ends soon is
 * `up`, with `state: 'expiring'` and a message. Never throws.
 *
 * @example
 * this.health.check([() => this.appsInToss.isHealthy()])
 *
 * @publicApi
 */
export class AppsInTossHealthIndicator {
  readonly #view: HealthView;

  /** @internal */
  constructor(view: HealthView) {
    this.#view = view;
  }

  /**
   * @param key name of the result; default `apps-in-toss`
   * @param options see {@link AppsInTossHealthOptions}
   */
  async isHealthy<Key extends string = 'apps-in-toss', Expiring extends AppsInTossHealthStatus = 'up'>(
    key: Key = 'apps-in-toss' as Key,
    options: AppsInTossHealthOptions<Expiring> = {},
  ): Promise<AppsInTossHealthResult<Key, 'up' | 'down' | Expiring>> {
    return { [key]: await this.#health(options) } as AppsInTossHealthResult<Key, 'up' | 'down' | Expiring>;
  }

  async #health({
    expiringStatus = 'up',
    probe = false,
  }: AppsInTossHealthOptions): Promise<AppsInTossHealth> {
    const { clock, active, standby, known } = this.#view;
    const now = clock();
    const certificate = active();
    // With none in use, the one that would be: it shows what is the matter (expired, not valid yet).
    const shown = certificate ?? known()[0];
    const health: AppsInTossHealth = {
      status: 'up',
      ...(shown && { certificate: shown.summary(now) }),
      standby: standby().map((each) => each.summary(now)),
    };
    const unusable = certificate ? usability(certificate, now) : this.#view.problem();
    if (!certificate || unusable) return down(health, unusable);
    // Something newer in the source is not in use: the old one serves, but somebody should look.
    explain(health, this.#view.problem());
    if (certificate.state(now) === 'expiring') {
      health.status = expiringStatus;
      health.message = [health.message, certificateMessage(certificate, now)].filter(Boolean).join(' ');
    }
    return probe ? this.#probed(health, certificate) : health;
  }

  async #probed(health: AppsInTossHealth, certificate: ClientCertificate): Promise<AppsInTossHealth> {
    const results = await this.#view.probe(certificate);
    const failed = results.find(({ error }) => error !== undefined);
    const probed: AppsInTossHealth = {
      ...health,
      probe: results.map(({ origin, verdict, error }) => ({
        origin,
        verdict,
        ...(error && { code: error.code }),
      })),
    };
    if (!failed?.error) return probed;
    return { ...probed, status: 'down', code: failed.error.code, message: probeMessage(failed) };
  }
}

function down(health: AppsInTossHealth, reason: AppsInTossError | undefined): AppsInTossHealth {
  explain(health, reason);
  return { ...health, status: 'down' };
}

function explain(health: AppsInTossHealth, reason: AppsInTossError | undefined): void {
  if (!reason) return;
  health.code = reason.code;
  health.message = `${reason.message} ${reason.hint.en} / ${reason.hint.ko}`;
}
