import type { ClientCertificate } from '../certificate/client-certificate.js';
import { usability } from '../certificate/expiry/usability.js';
import type {
  AppsInTossHealth,
  AppsInTossHealthOptions,
  AppsInTossHealthResult,
  AppsInTossHealthStatus,
} from './apps-in-toss-health.interface.js';
import { type HealthFinding, healthFindings, notFoundOut } from './health-finding.js';
import { candidatesOf } from '../foundation/candidates-of.js';
import { oneMessage, probeMessage, rejectedStandby, textOf } from './health-message.js';
import type { HealthView } from './health-view.interface.js';
import type { ProbeResult } from '../transport/probe/probe.interface.js';

/** Of those that could take over, so many are tried. */
const MOST_STANDBY = 2;

/** Best first. */
const STATUSES: readonly AppsInTossHealthStatus[] = ['up', 'degraded', 'down'];

/**
 * Tells how the certificate of a mini-app is, as a plain result that Terminus 11 and 12 accept. Never throws.
 *
 * - `down`: no usable certificate is left (an expired one may go on for a while on open connections: that is `down`
 *   too), or a probe was asked for and failed.
 * - `degraded`: requests go out, but not under the certificate they should (see `staleStatus`), or grants wait for a
 *   person (see `undecidedStatus`), or the check itself failed and nothing is known (`AIT_UNDIAGNOSED`). In an
 *   application with Terminus 11, which would drop the word, `up` with the same `code` and `message`.
 * - `up`: all is well. A certificate that ends soon is `up` with `state: 'expiring'` and a message.
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
   * The statuses in the result's type are those that the surrounding code takes: the three of Terminus 12, the two of
   * Terminus 11, and all three where nothing says.
   *
   * @param key name of the result; default `apps-in-toss`
   * @param options see {@link AppsInTossHealthOptions}
   */
  async isHealthy<
    Key extends string = 'apps-in-toss',
    Status extends AppsInTossHealthStatus = AppsInTossHealthStatus,
  >(
    key: Key = 'apps-in-toss' as Key,
    options: AppsInTossHealthOptions = {},
  ): Promise<AppsInTossHealthResult<Key, Status>> {
    const health = await this.#health(options ?? {}).catch((error: unknown) => notKnown(error, options));
    if (health.status === 'degraded' && !this.#knowsDegraded()) health.status = 'up';
    return { [key]: health } as AppsInTossHealthResult<Key, Status>;
  }

  #knowsDegraded(): boolean {
    try {
      return this.#view.knowsDegraded();
    } catch {
      return false;
    }
  }

  async #health(options: AppsInTossHealthOptions): Promise<AppsInTossHealth> {
    const { clock, active, standby, known, heldBack, undecided } = this.#view;
    const now = clock();
    const certificate = active();
    // With none in use, the one that would be: it shows what is the matter (expired, not valid yet).
    const shown = certificate ?? known()[0];
    const grants = undecided?.();
    const waiting = heldBack()?.certificate;
    const { status, ...report } = reported(healthFindings(this.#view, options));
    const health: AppsInTossHealth = {
      status,
      ...(shown && { certificate: shown.summary(now) }),
      standby: standby().map((each) => each.summary(now)),
      ...(grants !== undefined && { undecidedGrants: grants }),
      ...(waiting && { heldBack: waiting.summary(now) }),
      ...report,
    };
    // One whose dates are over needs no server to say so.
    const isInForce = certificate && usability(certificate, now) === undefined;
    return options.probe && isInForce ? this.#probed(health, certificate, options) : health;
  }

  async #probed(
    health: AppsInTossHealth,
    certificate: ClientCertificate,
    { staleStatus = 'degraded' }: AppsInTossHealthOptions,
  ): Promise<AppsInTossHealth> {
    const waiting = this.#view.standby().slice(0, MOST_STANDBY);
    let tried: Array<readonly ProbeResult[]>;
    try {
      tried = await Promise.all([certificate, ...waiting].map((each) => this.#view.probe(each)));
    } catch (error) {
      // A probe says what failed and does not throw; where one does, it was asked for and failed.
      return { ...health, ...reported([notFoundOut(error, 'down')]) };
    }
    const [results, ...ofStandby] = tried;
    if (!results) return health;
    const failed = results.find(({ error }) => error !== undefined);
    const probed: AppsInTossHealth = {
      ...health,
      probe: results.map(({ origin, verdict, error }) => ({
        origin,
        verdict,
        ...(error && { code: error.code, ...candidatesOf(error) }),
      })),
    };
    if (failed?.error) {
      const { code } = failed.error;
      const message = probeMessage(failed);
      return { ...probed, status: 'down', code, ...candidatesOf(failed.error), message };
    }
    const at = ofStandby.findIndex((each) => each.some(({ verdict }) => verdict === 'refused'));
    const refused = ofStandby[at]?.find(({ verdict }) => verdict === 'refused');
    const standby = waiting[at];
    if (!refused?.error || !standby) return probed;
    const { error } = refused;
    return withFindings(probed, [
      {
        status: staleStatus,
        code: error.code,
        texts: [rejectedStandby(standby), textOf(error)],
        ...candidatesOf(error),
      },
    ]);
  }
}

/** Whatever it is that failed, the certificate may serve all the same. */
function notKnown(error: unknown, options: AppsInTossHealthOptions | null): AppsInTossHealth {
  return { ...reported([notFoundOut(error, options?.staleStatus ?? 'degraded')]), standby: [] };
}

/** A report with something more to say, behind what it says already. */
function withFindings(health: AppsInTossHealth, findings: readonly HealthFinding[]): AppsInTossHealth {
  const { status, code, candidates, message } = reported(findings);
  const before = STATUSES.indexOf(health.status);
  return {
    ...health,
    status: STATUSES[Math.max(before, STATUSES.indexOf(status))] ?? status,
    ...(health.code === undefined && code !== undefined && { code, ...(candidates && { candidates }) }),
    message: [health.message, message].filter(Boolean).join(' | '),
  };
}

/** The worst status, the code of what matters most, and everything in words. */
function reported(
  findings: readonly HealthFinding[],
): Pick<AppsInTossHealth, 'candidates' | 'code' | 'message' | 'status'> {
  const worst = Math.max(0, ...findings.map(({ status }) => STATUSES.indexOf(status)));
  const { code, candidates } = findings.find((each) => each.code !== undefined) ?? {};
  const texts = findings.flatMap((each) => each.texts);
  return {
    status: STATUSES[worst] ?? 'up',
    ...(code !== undefined && { code }),
    ...(candidates && { candidates }),
    ...(texts.length > 0 && { message: oneMessage(texts) }),
  };
}
