import { EnvironmentProblem } from "#app/web/env.server.ts";

/** A way in which a command was called wrongly, in a sentence for the person at the keyboard. */
export class UsageProblem extends Error {}

/** Runs a command to its end and exits: 0 when it answers so, 1 when it answers not, 2 when it was called wrongly. */
export function runCommand(work: () => Promise<boolean>) {
  work().then(
    (well) => process.exit(well ? 0 : 1),
    (error: unknown) => {
      const called = error instanceof UsageProblem || error instanceof EnvironmentProblem;
      console.error(called ? error.message : error);
      process.exit(called ? 2 : 1);
    },
  );
}
