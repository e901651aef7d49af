-- When the members were reminded of a sitting; empty again once it is moved.
ALTER TABLE "sitting" ADD COLUMN "reminded_at" TIMESTAMPTZ(3);
GRANT UPDATE (reminded_at) ON "sitting" TO careframe_serving;

-- Reminders of sittings, and of limits about to expire, go by the clock.
SELECT jobs.create_queue('remind-of-panels', '{"policy": "short", "retryLimit": 0, "expireInSeconds": 300}');
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA jobs TO careframe_serving;
