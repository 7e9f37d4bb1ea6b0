/** TLS versions of the table. */
export type Version = 'TLSv1.2' | 'TLSv1.3';

/** What a listener is for: the healthy one, each way in which a server itself can be wrong, and one without TLS. */
export type ListenerName = 'good' | 'wrong-name' | 'self-signed' | 'expired' | 'old-tls' | 'plain';

/** One port of a server. Files are absolute paths. */
export interface Listener {
  readonly name: ListenerName;
  readonly port: number;
  /** Absent where there is no TLS. */
  readonly tls?: {
    readonly version: Version | 'TLSv1.1';
    readonly cert: string;
    readonly key: string;
    /** Authority of the clients. */
    readonly ca: string;
    readonly crl: string;
  };
}

/** What a server needs to start. */
export interface Setting {
  /** Its own, temporary. */
  readonly folder: string;
  readonly listeners: readonly Listener[];
  /** Port of the plain HTTP server behind it, for those that are proxies. */
  readonly backend: number;
  /** Whether it hands out session tickets; only Python's can do without under TLS 1.3. Default true. */
  readonly tickets?: boolean;
  /** Told the path of every request that the server has read completely. */
  readonly processed: (path: string) => void;
}

export interface Running {
  /** The processes that hold a listener's port. */
  pidOf(listener: Listener): number;
  close(): Promise<void>;
}

export interface ServerKind {
  readonly name: string;
  /** Programs it takes, by which it is looked for. */
  readonly programs: readonly string[];
  /** Faults that it tells otherwise than the others do, or not at all: what is right to say then. */
  readonly differs?: Readonly<Record<string, readonly [string, ...string[]]>>;
  start(setting: Setting): Promise<Running>;
}
