// All jobs, in the order of the table. Each is a module with `run({ quick, packages, … })`, which returns its rows.

/** `where` says in which runtimes a job runs; in both by default. */
export const jobs = [
  { name: "bytes", about: "1,000,000 numbers from bytes to the finished request" },
  { name: "strings", about: "100,000 numbers from an array of strings to the finished request" },
  { name: "memory", about: "the peak of memory for 1,000,000 numbers from bytes", where: ["node"] },
  { name: "growth", about: "the time for each number, from 10,000 to 10,000,000" },
  { name: "texts", about: "measuring 10,000 texts" },
  { name: "segments", about: "counting the segments of 10,000 texts" },
  { name: "keystroke", about: "measuring a long text at each key" },
  { name: "get", about: "one call with a small response and a stubbed fetch" },
  { name: "loopback", about: "one call over HTTP on this machine" },
  { name: "answer", about: "a response with 100,000 phone numbers" },
  { name: "request", about: "a request with 10,000 phone numbers as strings" },
  { name: "sandbox", about: "10,000 bulks in the object of bulk-sms/testing and over HTTP", where: ["node"] },
  { name: "start", about: "a process from its start to its first call", where: ["node"] },
  { name: "workerd", about: "workerd from its start to the first response", where: ["node"] },
];
