/** Options of {@link EightByEightClient}. */
export interface EightByEightClientOptions extends ClientOptions {
  /** The API key, without "Bearer". May be left out only with a `baseUrl` or `fetch` that adds it. */
  apiKey?: string | undefined;
  /** The sub-account: 3 to 50 letters, digits or any of `- . _ &`. */
  subAccountId: string;
  /** Where the account lives; default `"apac"`. A `baseUrl` goes before it. */
  region?: "apac" | "us" | "uk" | "id" | undefined;
}

/** What was cancelled. */
export interface BatchCancellation {
  /** How many messages this call cancelled. */
  cancelledCount: number;
  /** False when an earlier attempt of the same call may already have been applied, so that the count can be short. */
  certain: boolean;
}
