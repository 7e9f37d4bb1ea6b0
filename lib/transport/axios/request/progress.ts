import type { AxiosProgressEvent } from 'axios';

/** As axios: at most three events a second, and always the last one. */
const INTERVAL_MS = 1000 / 3;
/** A rate measured over less says nothing. */
const RATE_AFTER_MS = 250;
/** The rate is that of the latest seconds, not the average since the start. */
const RATE_WINDOW_MS = 3_000;

type Listener = (event: AxiosProgressEvent) => void;

/**
 * Turns counted bytes into the progress events of axios.
 *
 * @internal
 */
export class Progress {
  readonly #samples: Array<{ at: number; loaded: number }> = [{ at: performance.now(), loaded: 0 }];
  #loaded = 0;
  #told = 0;
  #toldAt = -Infinity;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    readonly listener: Listener,
    readonly direction: 'upload' | 'download',
    readonly total: number | undefined,
  ) {}

  add(bytes: number): void {
    this.#loaded += bytes;
    const wait = this.#toldAt + INTERVAL_MS - performance.now();
    if (wait <= 0) this.#tell();
    else this.#timer ??= setTimeout(() => this.#tell(), wait);
  }

  /** The last event, if there is anything left to tell. */
  end(): void {
    if (this.#timer) this.#tell();
  }

  #tell(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#toldAt = performance.now();
    const { total } = this;
    const loaded = Math.min(this.#loaded, total ?? Infinity);
    const rate = this.#rate(loaded);
    const event = {
      loaded,
      total,
      progress: total ? loaded / total : undefined,
      bytes: loaded - this.#told,
      rate,
      estimated: rate && total ? (total - loaded) / rate : undefined,
      event: { loaded: this.#loaded, total, lengthComputable: total !== undefined },
      lengthComputable: total !== undefined,
      [this.direction]: true,
    } as unknown as AxiosProgressEvent;
    this.#told = loaded;
    // What a listener throws is its own, and must not break the stream that is being counted.
    process.nextTick(this.listener, event);
  }

  /** Bytes per second. */
  #rate(loaded: number): number | undefined {
    const at = performance.now();
    this.#samples.push({ at, loaded });
    while (this.#samples.length > 2 && at - (this.#samples[0]?.at ?? at) > RATE_WINDOW_MS)
      this.#samples.shift();
    const first = this.#samples[0];
    if (!first || at - first.at < RATE_AFTER_MS) return undefined;
    return Math.round(((loaded - first.loaded) * 1000) / (at - first.at)) || undefined;
  }
}
