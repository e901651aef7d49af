import fs from "node:fs";
import { z } from "zod";

export type Count = { readonly passed: number; readonly failed: number; readonly skipped: number };

export function sum(counts: readonly Count[]): Count {
  return counts.reduce(
    (all, one) => ({
      passed: all.passed + one.passed,
      failed: all.failed + one.failed,
      skipped: all.skipped + one.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(
    z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) }),
  ),
});

/** The counts of vitest's JSON report; a file that did not load counts as one failure. Undefined without a report. */
export function ofVitest(file: string): Count | undefined {
  return read(file, vitestReport, (report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.testResults.filter(failedWithoutATest).length,
    skipped: report.numPendingTests + report.numTodoTests,
  }));
}

function failedWithoutATest(result: z.infer<typeof vitestReport>["testResults"][number]): boolean {
  return result.status === "failed" && result.assertionResults.every((test) => test.status !== "failed");
}

const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  errors: z.array(z.unknown()),
});

/** The counts of playwright's JSON report; an error outside the tests counts as one failure. Undefined without a report. */
export function ofPlaywright(file: string): Count | undefined {
  return read(file, playwrightReport, ({ stats, errors }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  }));
}

function read<T>(file: string, schema: z.ZodType<T>, count: (report: T) => Count): Count | undefined {
  if (!fs.existsSync(file)) return undefined;
  const report = schema.safeParse(JSON.parse(fs.readFileSync(file, "utf8")));
  return report.success ? count(report.data) : undefined;
}
