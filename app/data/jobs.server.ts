import PgBoss from "pg-boss";

/** The queues that the migrations make: what the clock starts. */
export type JobName =
  | "remind-unfinished-drafts"
  | "remind-of-notices"
  | "remind-of-enquiries"
  | "remind-of-panels"
  | "remind-upkeep"
  | "export-audit-head"
  | "go-through-prices"
  | "go-through-new-prices"
  | "offer-the-next"
  | "ask-the-next";

export type JobQueue = {
  /** Runs a job at each tick of a cron line, told in London's time; one run at a time in all processes together. */
  readonly every: (cron: string, name: JobName, run: () => Promise<unknown>) => Promise<void>;
  /** Asks for one run now. */
  readonly now: (name: JobName) => Promise<void>;
  /** Stops taking jobs and waits for those that run. */
  readonly close: () => Promise<void>;
};

type Trouble = (error: Error) => void;

/**
 * Opens the queue kept in the schema `jobs`, as the role that serves requests: it owns nothing there, so nothing is
 * migrated and no queue is made.
 */
export async function openJobQueue(servingUrl: string, onTrouble: Trouble): Promise<JobQueue> {
  const boss = new PgBoss({
    connectionString: servingUrl,
    schema: "jobs",
    migrate: false,
    max: 3,
    application_name: "careframe jobs",
  });
  boss.on("error", onTrouble);
  await boss.start();
  return {
    every: async (cron, name, run) => {
      await boss.work(name, { pollingIntervalSeconds: 2, batchSize: 1 }, () => run());
      await boss.schedule(name, cron, {}, { tz: "Europe/London" });
    },
    now: async (name) => {
      await boss.send(name, {});
    },
    close: () => boss.stop({ graceful: true, timeout: 10_000 }),
  };
}
