"use client";

import { useEffect, useState } from "react";
import { EightByEightClient, Lox24Client, NotFoundError, Recipients, measureText } from "bulk-sms";
import { job } from "../job.mjs";

const api = { EightByEightClient, Lox24Client, NotFoundError, Recipients, measureText };
// This also runs when the server renders the page.
const { segments } = measureText("Doors open at 19:00");

export default function Page() {
  const [report, setReport] = useState();
  useEffect(() => {
    const world = JSON.parse(new URLSearchParams(location.search).get("world"));
    job(api, world)
      .catch((error) => ({ failed: `${error}` }))
      .then((done) => setReport(JSON.stringify(done)));
  }, []);
  return (
    <>
      <p>Segments: {segments}</p>
      {report && <pre id="report">{report}</pre>}
    </>
  );
}
