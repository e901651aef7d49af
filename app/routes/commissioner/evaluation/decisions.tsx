import { approveOutcomes, lotKey, proposeOutcomes } from "#app/commands/evaluation/decide-outcomes.server.ts";
import { mayDo, type Permission } from "#app/domain/access/permissions.ts";
import { outcomeOf, type Criterion } from "#app/domain/evaluation/outcome.ts";
import { reading, type Tx } from "#app/data/db.server.ts";
import { lotsToDecide, type LotToDecide } from "#app/data/evaluation-facts.server.ts";
import { decisionsOf, type LotDecision } from "#app/data/evaluation-outcomes.server.ts";
import type { EvaluatedRound } from "#app/data/evaluation-rounds.server.ts";
import { shortfall } from "#app/components/evaluation/Criteria.tsx";
import { DecisionsOfLot, type DecisionRow } from "#app/components/evaluation/DecisionsOfLot.tsx";
import { EvaluationHead } from "#app/components/evaluation/EvaluationHead.tsx";
import { NotOpen } from "#app/components/evaluation/NotOpen.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { Pagination } from "#app/components/govuk/Pagination.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { declaredRoundOfPage } from "#app/web/evaluation.server.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { pageOf, pagination } from "#app/web/paging.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("Decisions") }];
export const handle = { wide: true };

const size = 100;

const access = { area: "commissioner", permission: "evaluation:read", params: byId("roundId") } as const;

export const loader = guardLoader(access, async ({ actor, params, url }) =>
  reading(actor, async (tx, now) => {
    const { round, isOpen } = await declaredRoundOfPage(tx, actor, params.roundId, now);
    const all = isOpen ? await rowsOf(tx, round, actor.accountId) : [];
    const page = pageOf(url.searchParams, all.length, size);
    const rows = all.slice((page - 1) * size, page * size);
    const lots = [...new Map(rows.map(({ lotId, lot, number }) => [lotId, { lotId, lot, number }])).values()];
    return {
      ...{ roundId: round.id, title: round.title, isOpen, page, count: all.length },
      lots: lots.map((lot) => ({
        ...lot,
        ...inAndOut(all.filter((row) => row.lotId === lot.lotId)),
        rows: rows.filter((row) => row.lotId === lot.lotId),
      })),
      mayPropose: mayDo(actor, "outcome:propose"),
      mayApprove: mayDo(actor, "outcome:approve"),
      done: doneWords[url.searchParams.get("done") ?? ""] ?? null,
    };
  }),
);

const doneWords: Readonly<Record<string, string>> = {
  proposed: "The outcomes are proposed. A second person must approve them.",
  approved: "The outcomes are approved.",
};

function inAndOut(rows: readonly Row[]) {
  return { applied: rows.length, admitted: rows.filter((row) => row.admitted).length };
}

type Row = DecisionRow & { readonly lotId: string; readonly lot: string; readonly number: number };

async function rowsOf(tx: Tx, round: EvaluatedRound, accountId: string): Promise<readonly Row[]> {
  const standing = new Map(
    (await decisionsOf(tx, { roundId: round.id })).map((each) => [
      lotKey(each.submissionId, each.lotId),
      each,
    ]),
  );
  const rows = (await lotsToDecide(tx, round)).map((lot) => {
    const key = lotKey(lot.applicant.submissionId, lot.lotId);
    return rowOf(key, lot, standing.get(key), accountId);
  });
  return rows.sort((a, b) => a.number - b.number || a.provider.localeCompare(b.provider));
}

function rowOf(
  key: string,
  { applicant, facts, ...lot }: LotToDecide,
  decision: LotDecision | undefined,
  accountId: string,
): Row {
  const base = { ...lot, key, submissionId: applicant.submissionId, provider: applicant.provider };
  if (decision) {
    const { admitted, criteria, proposer, approver } = decision;
    const state = decision.letterAt
      ? "sent"
      : decision.approvedBy
        ? "approved"
        : decision.proposedBy === accountId
          ? "own"
          : "proposed";
    return {
      ...base,
      state,
      admitted,
      total: totalIn(criteria),
      why: shortfall(criteria),
      by: approver ? `${proposer}, ${approver}` : proposer,
    };
  }
  const outcome = outcomeOf(facts);
  if (outcome.ok) {
    const { admitted, criteria } = outcome.value;
    return { ...base, state: "ready", admitted, total: totalIn(criteria), why: shortfall(criteria), by: "" };
  }
  const { kind, codes } = outcome.why;
  const why =
    kind === "to-be-judged" ? `${codes.length} pass/fail to judge` : `${codes.length} scores to agree`;
  return { ...base, state: "waiting", admitted: false, total: null, why, by: "" };
}

function totalIn(criteria: readonly Criterion[]) {
  const total = criteria.find((criterion) => criterion.kind === "total");
  return total ? { points: total.points, of: total.of } : null;
}

export const action = guardAction(access, async ({ actor, params, fields, arrival, url }) => {
  const deed = fields.text("deed");
  const needs: Permission | undefined =
    deed === "propose" ? "outcome:propose" : deed === "approve" ? "outcome:approve" : undefined;
  if (!needs) throw notFound();
  if (!mayDo(actor, needs)) throw new Response(null, { status: 403 });
  const chosen = fields.all("lot");
  if (chosen.length === 0) return badForm(fields, { lot: "Select at least one outcome" });
  const verdict = await (deed === "propose" ? proposeOutcomes : approveOutcomes)(
    actor,
    params.roundId,
    chosen,
    arrival,
  );
  if (!verdict.ok) return refused(fields, sayings[verdict.why.kind], "lot");
  const page = url.searchParams.get("page");
  const back = new URLSearchParams({
    done: deed === "propose" ? "proposed" : "approved",
    ...(page && { page }),
  });
  throw redirect(`${paths.roundStep(params.roundId, "decisions")}?${back.toString()}`);
});

const sayings = {
  "no-round": "This round is not yours to decide",
  "not-open": "The round has not been opened yet",
  "nothing-chosen": "Select at least one outcome",
  "not-ready": "One of these still has an answer to judge or a score to agree. Look at the list again",
  "not-proposed": "One of these has not been proposed. Look at the list again",
  "already-approved": "One of these is already approved. Look at the list again",
  "own-proposal": "You proposed one of these. A second person must approve it",
} as const;

export default function Decisions() {
  const page = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const here = paths.roundStep(page.roundId, "decisions");
  const rows = page.lots.flatMap((lot) => lot.rows);
  const can = {
    propose: page.mayPropose && rows.some((row) => row.state === "ready"),
    approve: page.mayApprove && rows.some((row) => row.state === "proposed"),
  };
  return (
    <>
      <EvaluationHead
        back={{ href: paths.round(page.roundId), text: "Round" }}
        caption={page.title}
        done={page.done}
        errors={reply ? <FormErrors errors={reply.errors} /> : null}
      >
        Decisions, lot by lot
      </EvaluationHead>
      {page.isOpen ? null : <NotOpen openingHref={paths.roundStep(page.roundId, "opening")} />}
      {page.isOpen && rows.length === 0 ? <EmptyState title="Nobody applied in this round" /> : null}
      {rows.length > 0 ? (
        <form method="post" noValidate id="lot">
          <p className="govuk-body">
            An outcome follows from the pass/fail results, the agreed scores and the prices. One person
            proposes it, another approves it, then the letters go.
            {page.count > size
              ? " What you select is on this page: each page is proposed and approved by itself."
              : ""}
          </p>
          {page.lots.map((lot) => (
            <DecisionsOfLot
              key={lot.lotId}
              lot={`Lot ${lot.number}: ${lot.lot}`}
              applied={lot.applied}
              admitted={lot.admitted}
              rows={lot.rows}
              can={can}
              chosen={reply?.typed["lot"] ?? []}
              href={(submissionId) => paths.evaluatedApplication(page.roundId, submissionId)}
            />
          ))}
          <div className="govuk-button-group">
            {can.propose ? (
              <Button name="deed" value="propose">
                Propose what is selected
              </Button>
            ) : null}
            {can.approve ? (
              <Button name="deed" value="approve" variant={can.propose ? "secondary" : undefined}>
                Approve what is selected
              </Button>
            ) : null}
          </div>
        </form>
      ) : null}
      <Pagination
        {...pagination(page.page, page.count, size, (number) => `${here}?page=${number}`)}
        landmarkLabel="Pages of decisions"
      />
    </>
  );
}
