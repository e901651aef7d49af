import type { Fields } from "#app/web/fields-of-body.server.ts";

/** The declaration as it was typed. */
export function declarationTyped(fields: Fields) {
  return {
    mandatoryGrounds: fields.text("mandatoryGrounds"),
    discretionaryGrounds: fields.text("discretionaryGrounds"),
    groundsDetail: fields.text("groundsDetail"),
    conflicts: fields.text("conflicts"),
    conflictsDetail: fields.text("conflictsDetail"),
    declaredBy: fields.text("declaredBy"),
  };
}
