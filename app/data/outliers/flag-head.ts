import type { FlagReason, FlagState } from "#app/domain/benchmark/finding.ts";
import type { Instant } from "#app/domain/calendar.ts";
import type { Pence } from "#app/domain/money.ts";
import { Prisma } from "../generated/client.ts";
import type { PricedKind } from "./flags.server.ts";

/** What the queue and the page of a price that is asked about both say of it. */
export type FlagHead = {
  readonly id: string;
  readonly kind: PricedKind;
  readonly providerId: string;
  readonly provider: string;
  readonly lot: string;
  readonly clientGroup: string;
  /** The placement, the request or the line that is priced. */
  readonly what: string;
  readonly learningDisability: boolean;
  readonly section117: boolean;
  readonly nhsShare: boolean;
  readonly state: FlagState;
  readonly reason: FlagReason | null;
  readonly checkData: boolean;
  readonly assignee: string | null;
  readonly openedAt: Instant;
  readonly agreed: Pence | null;
};

/** The columns of a flag `f` that say it. */
export const headColumns = Prisma.sql`f.id, f.subject_kind AS kind, f.provider_id AS "providerId", p.name AS provider,
  'Lot ' || t.number || ', ' || t.title AS lot, f.client_group AS "clientGroup",
  coalesce('Placement ' || l.reference, 'Request ' || q.reference, s.title, 'Everything in the lot') AS what,
  f.learning_disability AS "learningDisability", f.section_117 AS "section117", f.nhs_share AS "nhsShare", f.state, f.reason,
  f.check_data AS "checkData", CASE WHEN f.assigned_to IS NULL THEN NULL ELSE coalesce(a.name, 'a colleague') END AS assignee,
  f.opened_at AS "openedAt", f.agreed_pence AS agreed`;

/** The flag with the tables that `headColumns` reads. */
export const headTables = Prisma.sql`outlier_flag f JOIN provider p ON p.id = f.provider_id JOIN lot t ON t.id = f.lot_id
  LEFT JOIN placement l ON l.id = f.placement_id LEFT JOIN placement_request q ON q.id = f.request_id
  LEFT JOIN service_line s ON s.id = f.service_line_id LEFT JOIN account a ON a.id = f.assigned_to`;
