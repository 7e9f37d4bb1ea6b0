import type * as t from '@babel/types';
import type { Project } from './reading/project.js';
import type { Place } from './place.interface.js';
import type { Site, SourceFile } from './syntax/source-file.js';
import { Values } from './syntax/values.js';
import { TRACES } from './toss/address.js';
import { Answers } from './toss/answers.js';
import { findHttpCalls } from './toss/find-http-calls.js';
import type { HttpCall } from './toss/http-call.js';
import { findIdentities, type Identity } from './toss/identities.js';
import { ImportGraph } from './toss/import-graph.js';
import { Lifetimes } from './toss/lifetime.js';

/** Files that may take part in calling the partner API; the others are only parsed when these import them. */
const RELEVANT =
  /toss|https|axios|undici|fetch|retry|createSecureContext|PRIVATE KEY|LS0tLS1CRUdJTi|rejectUnauthorized|NODE_TLS/i;

/** What every rule asks about a project. Each answer is worked out once. */
export class Scan {
  readonly values: Values;
  /** Source files that may matter, tests left out: those talk to servers of their own. */
  readonly files: readonly SourceFile[];
  readonly calls: readonly HttpCall[];
  /** Requests to the partner API. */
  readonly tossCalls: readonly HttpCall[];
  /** Agents and secure contexts of files that have to do with it. */
  readonly identities: readonly Identity[];
  readonly lifetimes: Lifetimes;
  readonly answers: Answers;
  readonly imports: ImportGraph;
  private readonly close: ReadonlySet<SourceFile>;

  constructor(
    readonly project: Project,
    /** Paths that git has under control; nothing where git does not run. */
    readonly tracked: readonly string[],
  ) {
    this.values = new Values(project);
    this.files = sourcesOf(project);
    this.imports = new ImportGraph(project, this.files);
    this.calls = this.files.flatMap((file) => findHttpCalls(this.values, file));
    this.tossCalls = this.calls.filter((call) => call.toss);
    this.close = this.closeFiles();
    this.identities = this.files.flatMap((file) =>
      this.isClose(file) ? findIdentities(this.values, file) : [],
    );
    this.lifetimes = new Lifetimes(
      this.values,
      this.files,
      new Set(this.calls.map((call) => call.site.node)),
    );
    this.answers = new Answers(this.calls);
  }

  /** The file has to do with the partner API: it speaks of it, or is next to one that does. */
  isClose(file: SourceFile): boolean {
    return this.close.has(file);
  }

  /** The project calls the partner API. */
  get isTossProject(): boolean {
    return this.close.size > 0;
  }

  place({ node, file }: Site, subject?: string): Place {
    return placeOf(node, file, subject);
  }

  private closeFiles(): Set<SourceFile> {
    const speaking = this.files.filter((file) => TRACES.test(file.text));
    const calling = this.tossCalls.map((call) => call.site.file);
    const centre = new Set([...speaking, ...calling]);
    return new Set([...centre, ...[...centre].flatMap((file) => this.imports.neighbours(file))]);
  }
}

export function placeOf(node: t.Node, file: SourceFile, subject?: string): Place {
  const { line, column } = node.loc?.start ?? { line: 1, column: 0 };
  return { file: file.path, line, column: column + 1, ...(subject !== undefined && { subject }) };
}

/** By its folder or its name. */
const TEST =
  /(^|\/)(tests?|__tests__|__mocks__|e2e|spec|cypress|fixtures)\/|[.-](e2e-)?(spec|test)\.[cm]?[jt]sx?$/;
const SOURCE = /\.[cm]?[jt]sx?$/;

function sourcesOf(project: Project): SourceFile[] {
  return project.paths.flatMap((path) => {
    if (!SOURCE.test(path) || path.endsWith('.d.ts') || TEST.test(path)) return [];
    if (!RELEVANT.test(project.text(path))) return [];
    const file = project.source(path);
    return file ? [file] : [];
  });
}
