-- How a kind of service is costed, from a day on: reference data that every installation loads. A version that is used
-- is never changed: the next one begins on its own day.
CREATE TABLE "cost_template" (
  "code" TEXT NOT NULL,
  "version" INTEGER NOT NULL CHECK ("version" > 0),
  "name" TEXT NOT NULL,
  "unit" TEXT NOT NULL,
  "from_day" DATE NOT NULL,
  "to_day" DATE CHECK ("to_day" > "from_day"),
  "source" TEXT NOT NULL CHECK (length("source") > 0),
  PRIMARY KEY ("code", "version"),
  EXCLUDE USING gist ("code" WITH =, daterange("from_day", "to_day") WITH &&)
);

CREATE TABLE "cost_template_line" (
  "template_code" TEXT NOT NULL,
  "template_version" INTEGER NOT NULL,
  "code" TEXT NOT NULL,
  "position" INTEGER NOT NULL,
  "group_name" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "form" TEXT NOT NULL CHECK ("form" IN ('short', 'full')),
  "contested" TEXT,
  "statutory" TEXT CHECK ("statutory" IN ('pay', 'mileage')),
  "kind" TEXT NOT NULL CHECK ("kind" IN ('cost', 'central', 'return-on-operations', 'return-on-capital')),
  "staffing" BOOLEAN NOT NULL,
  -- The hourly pay (a driver) that the line follows: whether the line is that pay, what it costs on top, or both, and
  -- where its paid hours are known, which driver says how many there are in a unit, with how many workers, shared by how many.
  "pay_driver" TEXT,
  "pay_part" TEXT CHECK ("pay_part" IN ('pay', 'on-costs', 'both')),
  "hours_driver" TEXT,
  "hours_times" DECIMAL(6,4),
  "hours_shared_by" TEXT,
  "uncertain" BOOLEAN NOT NULL,
  PRIMARY KEY ("template_code", "template_version", "code"),
  UNIQUE ("template_code", "template_version", "position"),
  FOREIGN KEY ("template_code", "template_version") REFERENCES "cost_template" ("code", "version"),
  CHECK (("pay_driver" IS NULL) = ("pay_part" IS NULL)),
  CHECK (("hours_driver" IS NULL) = ("hours_times" IS NULL))
);

-- What stands behind the lines: pay, hours, occupancy. A driver is no part of a total.
CREATE TABLE "cost_template_driver" (
  "template_code" TEXT NOT NULL,
  "template_version" INTEGER NOT NULL,
  "code" TEXT NOT NULL,
  "position" INTEGER NOT NULL,
  "label" TEXT NOT NULL,
  "unit" TEXT NOT NULL,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('amount', 'share', 'hours', 'minutes', 'ratio', 'count')),
  "form" TEXT NOT NULL CHECK ("form" IN ('short', 'full')),
  "statutory" TEXT CHECK ("statutory" IN ('pay', 'mileage')),
  "hint" TEXT NOT NULL DEFAULT '',
  "uncertain" BOOLEAN NOT NULL,
  PRIMARY KEY ("template_code", "template_version", "code"),
  UNIQUE ("template_code", "template_version", "position"),
  FOREIGN KEY ("template_code", "template_version") REFERENCES "cost_template" ("code", "version")
);
GRANT SELECT ON "cost_template", "cost_template_line", "cost_template_driver" TO careframe_serving;

-- Which lots open their books: by which template, whether they must, and how far a model may lie from the price.
CREATE TYPE "open_book" AS ENUM ('NONE', 'ASKED', 'COMPULSORY');
ALTER TABLE "lot" ADD COLUMN "cost_template" TEXT,
  ADD COLUMN "open_book" "open_book" NOT NULL DEFAULT 'NONE',
  ADD COLUMN "cost_tolerance" DECIMAL(5,4) NOT NULL DEFAULT 0.0200 CHECK ("cost_tolerance" BETWEEN 0 AND 1),
  ADD CHECK ("open_book" = 'NONE' OR "cost_template" IS NOT NULL);

-- Which prices one unit of a lot's model buys: a line once, or as often as a driver of the model says (a person's week
-- of supported living is its hours of each kind, each at its own price).
CREATE TABLE "lot_cost_line" (
  "lot_id" UUID NOT NULL REFERENCES "lot" ("id"),
  "service_line_id" UUID NOT NULL,
  "driver_code" TEXT,
  PRIMARY KEY ("lot_id", "service_line_id"),
  FOREIGN KEY ("service_line_id", "lot_id") REFERENCES "service_line" ("id", "lot_id")
);
GRANT SELECT ON "lot_cost_line" TO careframe_serving;
