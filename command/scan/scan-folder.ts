import type { Finding } from './finding.interface.js';
import { gitView } from './reading/git.js';
import { listFiles } from './reading/list-files.js';
import { Project, type UnreadFile } from './reading/project.js';
import { RULES } from './rules/rules.js';
import { Scan } from './scan-context.js';

/** What came of a scan. */
export interface ScanResult {
  readonly findings: readonly Finding[];
  /** How many files were looked at. */
  readonly files: number;
  /** The project calls the partner API somewhere. */
  readonly callsAppsInToss: boolean;
  /** Sources that could not be parsed. */
  readonly unread: readonly UnreadFile[];
}

/** Reads a folder and holds every rule against it. Nothing is written, nothing is run, nothing goes over the network. */
export function scanFolder(folder: string): ScanResult {
  const git = gitView(folder);
  const project = new Project(
    folder,
    listFiles(folder, (path) => git.isIgnored(path)),
  );
  const scan = new Scan(project, git.tracked);
  const findings = RULES.flatMap((rule) =>
    [...rule.find(scan)]
      .filter(({ file, line }) => !scan.files.find((each) => each.path === file)?.isIgnored(rule.code, line))
      .map((place): Finding => ({ ...place, rule })),
  );
  return {
    findings: unique(findings).sort(inReadingOrder),
    files: project.paths.length,
    callsAppsInToss: scan.isTossProject,
    unread: project.unread,
  };
}

/** A line can be met along two ways; it is one mistake. */
function unique(findings: readonly Finding[]): Finding[] {
  const byPlace = new Map(
    findings.map((each) => [`${each.rule.code} ${each.file}:${each.line}:${each.column}`, each]),
  );
  return [...byPlace.values()];
}

function inReadingOrder(one: Finding, other: Finding): number {
  if (one.file !== other.file) return one.file < other.file ? -1 : 1;
  return one.line - other.line || one.column - other.column || one.rule.code.localeCompare(other.rule.code);
}
