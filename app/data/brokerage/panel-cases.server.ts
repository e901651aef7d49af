import type { PanelPack } from "#app/domain/brokerage/panel-pack.ts";
import type { Day, Instant } from "#app/domain/calendar.ts";
import type { CaseReason, Decision, Outcome, PanelCase } from "#app/domain/brokerage/panel.ts";
import { pence, type Pence } from "#app/domain/money.ts";
import { fromColumn, toColumn } from "../days.server.ts";
import type { Tx } from "../db.server.ts";
import { Prisma } from "../generated/client.ts";

const { sql } = Prisma;

/** What was decided on a case, and by whom. */
export type DecisionOnFile = {
  readonly outcome: Outcome;
  readonly limitWeekly: Pence | null;
  readonly expiresOn: Day | null;
  readonly words: string;
  readonly rung: string | null;
  readonly chairsAction: boolean;
  readonly by: string;
  readonly at: Instant;
};

/** A case on file, on the agenda of the sitting that it was put on or, before that, of the next one that takes it. */
export type CaseOnFile = PanelCase & {
  readonly id: string;
  readonly commissionerId: string;
  readonly forumId: string;
  readonly forum: string;
  readonly requestId: string;
  readonly reference: string;
  readonly placementId: string | null;
  readonly sittingId: string | null;
  readonly askedWeekly: Pence;
  readonly askedByName: string;
  readonly decision: DecisionOnFile | null;
};

type Row = {
  readonly id: string;
  readonly commissionerId: string;
  readonly forumId: string;
  readonly forum: string;
  readonly requestId: string;
  readonly reference: string;
  readonly placementId: string | null;
  readonly sittingId: string | null;
  readonly why: CaseReason;
  readonly askedWeekly: number;
  readonly askedBy: string;
  readonly askedByName: string;
  readonly askedAt: Date;
  readonly withdrawnAt: Date | null;
  readonly outcome: Outcome | null;
  readonly limitWeekly: number | null;
  readonly expiresOn: Date | null;
  readonly words: string | null;
  readonly rung: string | null;
  readonly chairsAction: boolean | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
};

/**
 * The next open sitting of a case `c` with its decision `d`, as `belongsOnAgenda` has it: one whose pack is not out, or went
 * out after the case was put; any for an interim placement, and for a chair's action that is to be noted.
 */
const nextSitting = sql`(SELECT s.id FROM sitting s WHERE s.forum_id = c.forum_id AND s.closed_at IS NULL
    AND (s.pack_sent_at IS NULL OR c.why = 'INTERIM' OR c.asked_at <= s.pack_sent_at OR d.chairs_action) ORDER BY s.sits_at LIMIT 1)`;

const onAgenda = sql`coalesce(c.sitting_id, CASE WHEN c.withdrawn_at IS NULL AND (d.case_id IS NULL OR d.chairs_action) THEN ${nextSitting} END)`;

const cases = sql`
  SELECT c.id, c.commissioner_id AS "commissionerId", c.forum_id AS "forumId", f.title AS forum, c.request_id AS "requestId",
    r.reference, c.placement_id AS "placementId", ${onAgenda} AS "sittingId", c.why, c.asked_weekly_pence AS "askedWeekly",
    c.asked_by AS "askedBy", a.name AS "askedByName", c.asked_at AS "askedAt", c.withdrawn_at AS "withdrawnAt", d.outcome,
    d.limit_weekly_pence AS "limitWeekly", d.expires_on AS "expiresOn", d.words, g.name AS rung, d.chairs_action AS "chairsAction",
    b.name AS "decidedBy", d.decided_at AS "decidedAt"
  FROM panel_case c JOIN forum f ON f.id = c.forum_id JOIN placement_request r ON r.id = c.request_id
    JOIN account a ON a.id = c.asked_by LEFT JOIN panel_decision d ON d.case_id = c.id
    LEFT JOIN account b ON b.id = d.decided_by LEFT JOIN ladder_rung g ON g.id = d.rung_to_try_id`;

/** A case that the actor may see; undefined for a stranger's. */
export async function caseOf(tx: Tx, caseId: string): Promise<CaseOnFile | undefined> {
  return (await casesWhere(tx, sql`c.id = ${caseId}::uuid`))[0];
}

/** The same, held until the transaction ends, so that deeds on one case follow one another. */
export async function lockCase(tx: Tx, caseId: string): Promise<CaseOnFile | undefined> {
  await tx.$queryRaw`SELECT 1 FROM panel_case WHERE id = ${caseId}::uuid FOR NO KEY UPDATE`;
  return caseOf(tx, caseId);
}

/** The cases of a request, the latest first. */
export async function casesOfRequest(tx: Tx, requestId: string): Promise<readonly CaseOnFile[]> {
  return [...(await casesWhere(tx, sql`c.request_id = ${requestId}::uuid`))].reverse();
}

/** What stands on the agenda of a sitting, in the order in which it was put, chair's actions to note among it. */
export async function agendaOf(
  tx: Tx,
  { id, forumId }: { readonly id: string; readonly forumId: string },
): Promise<readonly CaseOnFile[]> {
  return casesWhere(
    tx,
    sql`c.forum_id = ${forumId}::uuid AND (c.sitting_id = ${id}::uuid OR c.sitting_id IS NULL) AND ${onAgenda} = ${id}::uuid`,
  );
}

/** The cases that wait for a decision: of a forum, or of the whole council. */
export async function waitingCases(tx: Tx, forumId?: string): Promise<readonly CaseOnFile[]> {
  const ofForum = forumId ? sql`c.forum_id = ${forumId}::uuid` : sql`true`;
  return casesWhere(tx, sql`${ofForum} AND c.withdrawn_at IS NULL AND d.case_id IS NULL`);
}

async function casesWhere(tx: Tx, condition: Prisma.Sql): Promise<readonly CaseOnFile[]> {
  const rows = await tx.$queryRaw<Row[]>`${cases} WHERE ${condition} ORDER BY c.asked_at, c.id`;
  return rows.map(toCase);
}

function toCase({ outcome, limitWeekly, expiresOn, words, rung, chairsAction, ...row }: Row): CaseOnFile {
  const { decidedBy, decidedAt, askedWeekly, ...rest } = row;
  const decision =
    outcome === null || decidedAt === null
      ? null
      : {
          ...{ outcome, words: words ?? "", rung, chairsAction: chairsAction ?? false },
          limitWeekly: limitWeekly === null ? null : pence(limitWeekly),
          expiresOn: expiresOn ? fromColumn(expiresOn) : null,
          ...{ by: decidedBy ?? "", at: decidedAt },
        };
  return { ...rest, askedWeekly: pence(askedWeekly), decided: decision !== null, decision };
}

/** A case as it is put. */
export type CaseToPut = {
  readonly forumId: string;
  readonly requestId: string;
  readonly commissionerId: string;
  readonly placementId: string | null;
  readonly why: CaseReason;
  readonly askedWeekly: Pence;
  readonly lowerRungs: string;
  readonly caseMade: string;
  readonly pack: PanelPack;
};

/** Writes a case down with what was known, which stands, and gives its id. */
export async function addCase(
  tx: Tx,
  { askedWeekly, ...put }: CaseToPut,
  by: { readonly accountId: string; readonly at: Instant },
): Promise<string> {
  const data = { ...put, askedWeeklyPence: askedWeekly, askedBy: by.accountId, askedAt: by.at };
  return (await tx.panelCase.create({ data, select: { id: true } })).id;
}

/** Withdraws a case. */
export async function saveCaseWithdrawal(tx: Tx, caseId: string, at: Instant) {
  await tx.panelCase.updateMany({ where: { id: caseId }, data: { withdrawnAt: at } });
}

/** Puts cases on the agenda of a sitting for good, or takes them off it (null) to wait for the next. */
export async function putOnAgenda(tx: Tx, caseIds: readonly string[], sittingId: string | null) {
  await tx.panelCase.updateMany({ where: { id: { in: [...caseIds] } }, data: { sittingId } });
}

/** Writes a decision down; it stands. */
export async function addDecision(
  tx: Tx,
  { id: caseId, commissionerId }: Pick<CaseOnFile, "id" | "commissionerId">,
  decision: Decision,
  by: { readonly accountId: string; readonly chairsAction: boolean; readonly at: Instant },
) {
  const limited = "limitWeekly" in decision;
  await tx.panelDecision.create({
    data: {
      ...{ caseId, commissionerId, outcome: decision.outcome, words: decision.words.trim() },
      limitWeeklyPence: limited ? decision.limitWeekly : null,
      expiresOn: limited ? toColumn(decision.expiresOn) : null,
      rungToTryId: "rungId" in decision ? decision.rungId : null,
      ...{ chairsAction: by.chairsAction, decidedBy: by.accountId, decidedAt: by.at },
    },
    select: { caseId: true },
  });
}
