// Says what failed and why, and ends with the count of tests that hold checks.

export default async function* report(source) {
  let passed = 0;
  let failed = 0;
  for await (const { type, data } of source) {
    if (type === "test:diagnostic" || type === "test:stderr" || type === "test:stdout") {
      if (type !== "test:diagnostic") yield data.message;
      continue;
    }
    if (type !== "test:pass" && type !== "test:fail") continue;
    if (data.details.type === "suite") {
      if (data.nesting === 0) yield `${data.name}: ${(data.details.duration_ms / 1000).toFixed(1)} s\n`;
      continue;
    }
    if (type === "test:pass") {
      passed += 1;
      continue;
    }
    failed += 1;
    const cause = data.details.error?.cause ?? data.details.error;
    yield `FAILED ${data.name}\n${String(cause?.message ?? cause).replace(/^/gm, "    ")}\n`;
  }
  yield `${passed} passed, ${failed} failed\n`;
}
