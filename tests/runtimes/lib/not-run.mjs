/** Why a row cannot run on this machine, where the package is not to blame. */
export class NotRun extends Error {}
