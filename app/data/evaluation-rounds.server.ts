import type { Day, Instant } from "#app/domain/calendar.ts";
import type { Regime } from "#app/domain/regime/regime.ts";
import type { Opening, RoundToOpen } from "#app/domain/evaluation/opening.ts";
import type { RePricing } from "#app/domain/pricing/re-pricing.ts";
import { fromColumn } from "./days.server.ts";
import { toRePricing, type RePricingColumns } from "./re-pricing.server.ts";
import type { Tx } from "./db.server.ts";

/** A round as those who evaluate it know it. */
export type EvaluatedRound = RoundToOpen & {
  readonly id: string;
  readonly frameworkId: string;
  readonly frameworkTitle: string;
  readonly title: string;
  readonly regime: Regime;
  readonly questionSetId: string;
  readonly minimumScore: number;
  readonly effectiveOn: Day;
  readonly rePricing: RePricing;
  readonly opening: (Opening & { readonly firstName: string; readonly secondName: string | null }) | null;
};

type Row = Omit<EvaluatedRound, "effectiveOn" | "opening" | "rePricing"> &
  RePricingColumns & {
    readonly effectiveOn: Date;
    readonly firstBy: string | null;
    readonly firstAt: Instant | null;
    readonly openedAt: Instant | null;
    readonly firstName: string | null;
    readonly secondName: string | null;
  };

/** A round of the actor's own commissioner; nothing for anybody else's. */
export async function evaluatedRound(tx: Tx, roundId: string): Promise<EvaluatedRound | undefined> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT r.id, r.framework_id AS "frameworkId", f.title AS "frameworkTitle", r.title, f.regime::text AS regime,
      r.question_set_id AS "questionSetId", r.minimum_score AS "minimumScore", r.effective_on AS "effectiveOn",
      r.change_from_basis_points AS "changeFromBasisPoints", r.change_to_basis_points AS "changeToBasisPoints",
      r.bound_policy::text AS "boundPolicy", r.unfit_rates::text AS "unfitRates", r.published_at AS "publishedAt", r.cancelled_at AS "cancelledAt", r.closes_at AS "closesAt",
      o.first_by AS "firstBy", o.first_at AS "firstAt", o.opened_at AS "openedAt",
      coalesce(a.name, 'a colleague') AS "firstName", b.name AS "secondName"
    FROM round r JOIN framework f ON f.id = r.framework_id LEFT JOIN round_opening o ON o.round_id = r.id
    LEFT JOIN account a ON a.id = o.first_by LEFT JOIN account b ON b.id = o.second_by
    WHERE r.id = ${roundId}::uuid AND r.framework_id = ANY (app.own_frameworks())`;
  return rows[0] && toRound(rows[0]);
}

/** The same round, held alone until the end of the transaction: submissions and extensions wait. */
export async function lockRound(tx: Tx, roundId: string): Promise<EvaluatedRound | undefined> {
  const held = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM round WHERE id = ${roundId}::uuid AND framework_id = ANY (app.own_frameworks()) FOR UPDATE`;
  return held.length === 1 ? evaluatedRound(tx, roundId) : undefined;
}

function toRound({
  firstBy,
  firstAt,
  openedAt,
  firstName,
  secondName,
  effectiveOn,
  changeFromBasisPoints,
  changeToBasisPoints,
  boundPolicy,
  unfitRates,
  ...row
}: Row): EvaluatedRound {
  const rePricing = toRePricing({ changeFromBasisPoints, changeToBasisPoints, boundPolicy, unfitRates });
  const opening =
    firstBy && firstAt ? { firstBy, firstAt, openedAt, firstName: firstName ?? "", secondName } : null;
  return { ...row, effectiveOn: fromColumn(effectiveOn), rePricing, opening };
}

/** Notes who begins an opening; a lapsed first step gives way. */
export async function saveFirstStep(tx: Tx, roundId: string, accountId: string, now: Instant) {
  await tx.roundOpening.deleteMany({ where: { roundId, openedAt: null } });
  await tx.roundOpening.createMany({ data: [{ roundId, firstBy: accountId, firstAt: now }] });
}

/** Records the opening: from here on the answers and prices may be read. */
export async function saveOpening(tx: Tx, roundId: string, accountId: string, now: Instant) {
  await tx.roundOpening.updateMany({
    where: { roundId, openedAt: null },
    data: { secondBy: accountId, openedAt: now },
  });
}

/** A person who may score a round's applications. */
export type PanelMember = {
  readonly accountId: string;
  readonly name: string;
  readonly livedExperience: boolean;
  readonly declared: boolean;
  readonly scores: number;
};

/** The panel of a round; how many answers each has scored, as far as the actor may know. */
export async function panelOf(tx: Tx, roundId: string): Promise<readonly PanelMember[]> {
  return tx.$queryRaw`
    SELECT p.account_id AS "accountId", coalesce(a.name, 'a colleague') AS name, p.lived_experience AS "livedExperience",
      EXISTS (SELECT 1 FROM conflict_declaration d WHERE d.round_id = p.round_id AND d.account_id = p.account_id) AS declared,
      (SELECT count(*)::int FROM score s WHERE s.round_id = p.round_id AND s.account_id = p.account_id) AS scores
    FROM panel_member p LEFT JOIN account a ON a.id = p.account_id
    WHERE p.round_id = ${roundId}::uuid ORDER BY a.name`;
}

/** Evaluators of the actor's commissioner who are not on the panel yet. */
export async function evaluatorsToAppoint(
  tx: Tx,
  roundId: string,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  return tx.$queryRaw`
    SELECT a.id, a.name FROM account a
    WHERE a.commissioner_id = app.commissioner() AND 'evaluator' = ANY (a.roles) AND a.deactivated_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM panel_member p WHERE p.round_id = ${roundId}::uuid AND p.account_id = a.id)
    ORDER BY a.name`;
}

export async function addPanelMember(
  tx: Tx,
  member: {
    readonly roundId: string;
    readonly accountId: string;
    readonly livedExperience: boolean;
    readonly by: string;
  },
  now: Instant,
) {
  const { by, ...rest } = member;
  await tx.panelMember.createMany({ data: [{ ...rest, appointedBy: by, appointedAt: now }] });
}

export async function isOnPanel(tx: Tx, roundId: string, accountId: string): Promise<boolean> {
  return (await tx.panelMember.count({ where: { roundId, accountId } })) > 0;
}
