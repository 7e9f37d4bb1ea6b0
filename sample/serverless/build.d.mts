export function bundle(outfile: string, options?: import('esbuild').BuildOptions): Promise<void>;
