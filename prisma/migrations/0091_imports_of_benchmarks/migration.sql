-- How a publisher's columns tell of figures, remembered with the dataset for its next file.
ALTER TABLE "benchmark_dataset" ADD COLUMN "column_map" JSONB;
GRANT UPDATE (column_map) ON "benchmark_dataset" TO careframe_serving;

-- Into which release a file is read.
ALTER TABLE "import_run" ADD COLUMN "benchmark_release_id" UUID REFERENCES "benchmark_release" ("id");
