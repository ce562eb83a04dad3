// The response to the one call of each script in this folder.
export const BASE = "https://api.lox24.eu";
export const ID = "da0fa78c-4699-11ea-a637-96000028b339";
export const TOKEN = "1234567:bench";
export const BULK = JSON.stringify({ uuid: ID, status_code: 10, text: "Doors open at 19:00", phones: ["+447700900001"], msg_total_count: 1 });
