/** Options of {@link EightByEightClient}. */
export interface EightByEightClientOptions extends ClientOptions {
  /** The API key, without "Bearer". May be omitted only with a `baseUrl` or `fetch` that adds it. */
  apiKey?: string | undefined;
  /** The sub-account id: 3 to 50 letters, digits or any of `- . _ &`. */
  subAccountId: string;
  /** The account's region; default `"apac"`. A `baseUrl` takes precedence. */
  region?: "apac" | "us" | "uk" | "id" | undefined;
}

/** The result of cancelling a batch. */
export interface BatchCancellation {
  /** How many messages this call cancelled. */
  cancelledCount: number;
  /** False if an earlier attempt of the same call may already have been carried out; the count may then be too low. */
  certain: boolean;
}
