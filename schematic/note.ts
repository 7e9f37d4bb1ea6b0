/** What could not be done for the user, or what there was already. */
export class Notes {
  private readonly lines: string[] = [];

  add(ko: string, en: string): void {
    this.lines.push(`${ko}\n  ${en}`);
  }

  [Symbol.iterator](): Iterator<string> {
    return this.lines.values();
  }
}
