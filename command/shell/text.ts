/** What a person reads, in both languages. */
export interface Text {
  readonly ko: string;
  readonly en: string;
}

export type Language = keyof Text;
