/** `true` if both types are the same, including what is optional, readonly or a union. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** Compiles only as `is<true>()`. */
declare function is<_ extends true>(): void;
