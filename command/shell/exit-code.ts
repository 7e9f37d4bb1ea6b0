/** 0: fine. 1: look at it soon. 2: broken, or the command line could not be understood. */
export type ExitCode = 0 | 1 | 2;
