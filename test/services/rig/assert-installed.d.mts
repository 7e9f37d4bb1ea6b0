/** A Node that has SQLite. */
export const NODE_22: string;
export default function assertInstalled(): Promise<void>;
