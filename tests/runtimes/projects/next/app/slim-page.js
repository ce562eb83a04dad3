"use client";

import { useEffect, useState } from "react";
import { EightByEightClient, Lox24Client, NotFoundError, Recipients, init, measureText } from "bulk-sms/slim";
import { job } from "../job.mjs";

const api = { EightByEightClient, Lox24Client, NotFoundError, Recipients, measureText };

export default function Page() {
  const [report, setReport] = useState();
  useEffect(() => {
    const world = JSON.parse(new URLSearchParams(location.search).get("world"));
    init()
      .then(() => job(api, world))
      .catch((error) => ({ failed: `${error}` }))
      .then((done) => setReport(JSON.stringify(done)));
  }, []);
  return report && <pre id="report">{report}</pre>;
}
