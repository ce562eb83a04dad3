/** Why a row cannot run on this machine, through no fault of the package. */
export class NotRun extends Error {}
