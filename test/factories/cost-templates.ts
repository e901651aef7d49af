import { readFileSync } from "node:fs";
import type { CostTemplate } from "#app/domain/pricing/cost-model/template.ts";

const templates = JSON.parse(
  readFileSync(new URL("../../prisma/reference/cost-templates.json", import.meta.url), "utf8"),
) as CostTemplate[];

/** A template as the reference data holds it. */
export function costTemplateOf(
  code: "care-home" | "home-care" | "supported-living" | "day-services",
): CostTemplate {
  const found = templates.find((template) => template.code === code);
  if (!found) throw new Error(`No template ${code}`);
  return found;
}
