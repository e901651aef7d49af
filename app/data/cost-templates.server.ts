import { z } from "zod";
import type { Day } from "#app/domain/calendar.ts";
import { decimal4 } from "#app/domain/money.ts";
import type { CostDriver, CostLine, CostTemplate } from "#app/domain/pricing/cost-model/template.ts";
import { fromColumn, toColumn } from "./days.server.ts";
import type { Tx } from "./db.server.ts";
import type {
  CostTemplateModel,
  CostTemplateDriverModel,
  CostTemplateLineModel,
} from "./generated/models.ts";

/** The version of a template that holds on a day; null where none does. */
export async function costTemplateOn(tx: Tx, code: string, day: Day): Promise<CostTemplate | null> {
  const on = toColumn(day);
  const row = await tx.costTemplate.findFirst({
    where: { code, fromDay: { lte: on }, OR: [{ toDay: null }, { toDay: { gt: on } }] },
  });
  return row && whole(tx, row);
}

/** One version of a template, also one that has ended; null where there is none. */
export async function costTemplateOf(tx: Tx, code: string, version: number): Promise<CostTemplate | null> {
  const row = await tx.costTemplate.findUnique({ where: { code_version: { code, version } } });
  return row && whole(tx, row);
}

async function whole(tx: Tx, row: CostTemplateModel): Promise<CostTemplate> {
  const where = { templateCode: row.code, templateVersion: row.version };
  const lines = await tx.costTemplateLine.findMany({ where, orderBy: { position: "asc" } });
  const drivers = await tx.costTemplateDriver.findMany({ where, orderBy: { position: "asc" } });
  const { code, version, name, unit, source } = row;
  return {
    ...{ code, version, name, unit, source },
    from: fromColumn(row.fromDay),
    to: row.toDay && fromColumn(row.toDay),
    lines: lines.map(toLine),
    drivers: drivers.map(toDriver),
  };
}

const form = z.enum(["short", "full"]);
const statutory = z.enum(["pay", "mileage"]).nullable();
const lineKind = z.enum(["cost", "central", "return-on-operations", "return-on-capital"]);
const driverKind = z.enum(["amount", "share", "hours", "minutes", "ratio", "count"]);
const payPart = z.enum(["pay", "on-costs", "both"]);

function toLine(row: CostTemplateLineModel): CostLine {
  const { code, name, contested, staffing, uncertain } = row;
  return {
    ...{ code, name, contested, staffing, uncertain },
    group: row.groupName,
    form: form.parse(row.form),
    statutory: statutory.parse(row.statutory),
    kind: lineKind.parse(row.kind),
    pay: payOf(row),
  };
}

function payOf({ payDriver, payPart: part, hoursDriver, hoursTimes, hoursSharedBy }: CostTemplateLineModel) {
  if (payDriver === null) return null;
  const hours =
    hoursDriver === null || hoursTimes === null
      ? null
      : { driver: hoursDriver, times: decimal4(String(hoursTimes)), sharedBy: hoursSharedBy };
  return { driver: payDriver, part: payPart.parse(part), hours };
}

function toDriver(row: CostTemplateDriverModel): CostDriver {
  const { code, label, unit, hint, uncertain } = row;
  return {
    ...{ code, label, unit, hint, uncertain },
    kind: driverKind.parse(row.kind),
    form: form.parse(row.form),
    statutory: statutory.parse(row.statutory),
  };
}
