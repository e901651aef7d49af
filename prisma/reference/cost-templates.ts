import type pg from "pg";
import { z } from "zod";

const day = z.iso.date();
const form = z.enum(["short", "full"]);
const statutory = z.enum(["pay", "mileage"]).nullable();
const words = z.string().min(1);

const hours = z.strictObject({ driver: words, times: z.string(), sharedBy: words.nullable() });
const pay = z.strictObject({
  driver: words,
  part: z.enum(["pay", "on-costs", "both"]),
  hours: hours.nullable(),
});

const template = z
  .strictObject({
    code: words,
    version: z.int().positive(),
    name: words,
    unit: words,
    from: day,
    to: day.nullable(),
    source: words,
    lines: z.array(
      z.strictObject({
        ...{ code: words, group: words, name: words, form, contested: words.nullable(), statutory },
        kind: z.enum(["cost", "central", "return-on-operations", "return-on-capital"]),
        ...{ staffing: z.boolean(), pay: pay.nullable(), uncertain: z.boolean() },
      }),
    ),
    drivers: z.array(
      z.strictObject({
        ...{ code: words, label: words, unit: words, form, statutory, hint: z.string() },
        kind: z.enum(["amount", "share", "hours", "minutes", "ratio", "count"]),
        uncertain: z.boolean(),
      }),
    ),
  })
  .refine(({ lines, drivers }) => {
    const known = new Set(drivers.map(({ code }) => code));
    const named = lines.flatMap((line) => [
      line.pay?.driver,
      line.pay?.hours?.driver,
      line.pay?.hours?.sharedBy,
    ]);
    return named.every((code) => code === undefined || code === null || known.has(code));
  }, "a line names a driver that the template does not have");

/** Loads the templates of cost models, each version with its lines and drivers. What is there is brought up to date; a line or driver that a version has had stays. */
export async function saveCostTemplates(owner: pg.Client, file: unknown): Promise<void> {
  const templates = z.array(template).parse(file);
  const whose = ({ code, version }: (typeof templates)[number]) => ({
    template_code: code,
    template_version: version,
  });
  await upsert(
    owner,
    "cost_template",
    ["code", "version"],
    templates.map(({ code, version, name, unit, from, to, source }) => ({
      ...{ code, version, name, unit, from_day: from, to_day: to, source },
    })),
  );
  const key = ["template_code", "template_version", "code"];
  await upsert(
    owner,
    "cost_template_line",
    key,
    templates.flatMap((one) =>
      one.lines.map(({ group, pay: paid, ...line }, position) => ({
        ...{ ...whose(one), ...line, position, group_name: group },
        ...{ pay_driver: paid?.driver ?? null, pay_part: paid?.part ?? null },
        ...{ hours_driver: paid?.hours?.driver ?? null, hours_times: paid?.hours?.times ?? null },
        hours_shared_by: paid?.hours?.sharedBy ?? null,
      })),
    ),
  );
  await upsert(
    owner,
    "cost_template_driver",
    key,
    templates.flatMap((one) =>
      one.drivers.map((driver, position) => ({ ...whose(one), ...driver, position })),
    ),
  );
}

async function upsert(
  owner: pg.Client,
  table: string,
  key: readonly string[],
  rows: readonly Readonly<Record<string, unknown>>[],
) {
  const columns = Object.keys(rows[0] ?? {});
  const changed = columns.filter((column) => !key.includes(column));
  await owner.query(
    `INSERT INTO ${table} (${columns.join(", ")})
     SELECT ${columns.join(", ")} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)
     ON CONFLICT (${key.join(", ")}) DO UPDATE SET ${changed.map((column) => `${column} = excluded.${column}`).join(", ")}`,
    [JSON.stringify(rows)],
  );
}
