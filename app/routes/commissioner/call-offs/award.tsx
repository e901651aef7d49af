import { mayDo } from "#app/domain/access/permissions.ts";
import { inWords } from "#app/domain/calendar-words.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { awardWithVat } from "#app/domain/call-off/award.ts";
import { formatPounds } from "#app/domain/money.ts";
import { callOffLimit } from "#app/data/call-off/award-rules.server.ts";
import { awardsOf, checksOfAward, type Award } from "#app/data/call-off/awards.server.ts";
import { evaluationOf, type Evaluation } from "#app/data/call-off/evaluation.server.ts";
import { reading } from "#app/data/db.server.ts";
import { CallOffHead } from "#app/components/call-off/CallOffHead.tsx";
import { ClosedBids } from "#app/components/call-off/ClosedBids.tsx";
import { RankingTable } from "#app/components/call-off/Ranking.tsx";
import { tieWords } from "#app/components/call-off/call-off-words.ts";
import { refusalWords } from "#app/components/call-off/judging-words.ts";
import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { judgedOfPage } from "#app/web/call-off-judging.server.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { partsOfAward, toldLotsHeld } from "#app/web/lots-held.server.ts";
import { paths } from "#app/web/paths.ts";
import { rankingRows } from "#app/web/ranking.server.ts";
import { awardDeed } from "./award-deeds.server.ts";
import { CheckForm, DecisionForm, DrawForm, RecommendationForm } from "./award-forms.tsx";

export const meta = () => [{ title: titleOf("Award") }];

const access = { area: "commissioner", permission: "call-off:read", params: byId("callOffId") } as const;

export const loader = guardLoader(access, async ({ actor, params: { callOffId }, url }) =>
  reading(actor, async (tx, now) => {
    const page = await judgedOfPage(tx, actor, callOffId, now);
    const { head, back, callOff, state, standing } = page;
    const isDirect = callOff.route === "DIRECT";
    const interest = standing.hasInterest ? { why: "interest" as const, href: "" } : null;
    const closed = isDirect ? null : (page.closed ?? interest);
    const base = {
      callOffId,
      head,
      back,
      closed,
      done: doneWords[url.searchParams.get("done") ?? ""] ?? null,
    };
    if (closed) return { ...base, comparison: null, award: null, past: [], may: nothing };
    const awards = await awardsOf(tx, callOffId);
    const award = awards.find((one) => !one.withdrawnAt && one.approved !== false);
    const limit = await callOffLimit(tx, actor.roles, dayOf(now));
    const [check = null] = award ? await checksOfAward(tx, award.id) : [];
    const evaluation = isDirect ? null : await evaluationOf(tx, callOff, now);
    const first = evaluation?.ranking.ok ? evaluation.ranking.value.ranked[0] : undefined;
    const leading = award ? undefined : evaluation?.bids.find(({ bidId }) => bidId === first?.bidId);
    const held = leading && (await toldLotsHeld(tx, callOffId, leading, dayOf(now)));
    return {
      ...base,
      comparison: evaluation && comparisonOf(evaluation, held && !held.whole ? held.words : null),
      award: award && {
        ...toldAward(award),
        parts: await partsOfAward(tx, award),
        held: (await toldLotsHeld(tx, callOffId, award, dayOf(now))).words,
        withVat: formatPounds(awardWithVat(award.value, callOff)),
        limit: limit === null ? "None for your roles" : formatPounds(limit),
        check: check && { clear: check.clear, words: `${check.by}, ${inWords(check.at)}`, note: check.note },
        isOwn: award.recommendedBy === actor.accountId,
      },
      past: awards.filter((one) => one !== award).map(toldAward),
      may: {
        recommend: state === "opened" && mayDo(actor, "call-off:manage"),
        decide: state === "recommended" && mayDo(actor, "call-off:approve"),
        check: award !== undefined && state !== "contracted" && mayDo(actor, "call-off:manage"),
      },
    };
  }),
);

const nothing = { recommend: false, decide: false, check: false };

const doneWords: Readonly<Record<string, string>> = {
  recommended: "The award is recommended. Another person decides on it.",
  drawn: "The lots are recorded.",
  checked: "The check is kept.",
  approved: "The award is approved. Send the letters next.",
  refused: "The award is refused, and its lines are free again.",
};

/** The bids beside each other, and what is still to do before an award. */
function comparisonOf({ ranking, rules, bids, toQuestion }: Evaluation, notHeld: string | null) {
  const providerOf = (bidId: string) => bids.find((bid) => bid.bidId === bidId)?.provider ?? "";
  const tied = !ranking.ok && ranking.why.kind === "draw-needed" ? ranking.why.bidIds : [];
  return {
    rows: ranking.ok ? rankingRows(ranking.value, rules, providerOf) : [],
    weights: { quality: rules.qualityWeight, price: 100 - rules.qualityWeight },
    ...{ tieRule: rules.tieRule, bids: bids.length },
    first: ranking.ok ? (ranking.value.ranked[0]?.bidId ?? null) : null,
    tied: tied.map((bidId) => ({ bidId, provider: providerOf(bidId) })),
    missing: [
      ...(ranking.ok
        ? []
        : [`${refusalWords[ranking.why.kind]}: ${ranking.why.bidIds.map(providerOf).join(", ")}.`]),
      ...(notHeld === null ? [] : [`${refusalWords["not-eligible"]}. ${notHeld}.`]),
      ...toQuestion.map((bidId) => `${refusalWords["to-question"]}: ${providerOf(bidId)}.`),
    ],
  };
}

function toldAward(award: Award) {
  const { id, provider, value, reasons, recommender, recommendedAt, approved, decider, decidedAt } = award;
  return {
    ...{ id, provider, value: formatPounds(value), reasons },
    recommended: `${recommender}, ${inWords(recommendedAt)}`,
    decided:
      decidedAt && decider
        ? `${approved ? "Approved" : "Refused"} by ${decider}, ${inWords(decidedAt)}. ${award.decisionReason}`
        : null,
    withdrawn:
      award.withdrawnAt &&
      `${award.withdrawnBy ?? "A colleague"}, ${inWords(award.withdrawnAt)}: ${award.withdrawnReason}`,
  };
}

export const action = guardAction(access, awardDeed);

export default function AwardOfACallOff() {
  const page = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { callOffId, head, back, closed, comparison, award, past, may, done } = page;
  const to = (step: string) => paths.callOffStep(callOffId, step);
  return (
    <>
      <CallOffHead
        back={back}
        callOff={head}
        done={done}
        errors={reply ? <FormErrors errors={reply.errors} /> : null}
      >
        Award
      </CallOffHead>
      {closed ? <ClosedBids {...closed} /> : null}
      {comparison ? <Comparison {...comparison} /> : null}
      {comparison && may.recommend && comparison.tied.length > 0 ? (
        <DrawForm tied={comparison.tied} reply={reply} />
      ) : null}
      {comparison?.first && may.recommend && comparison.missing.length === 0 ? (
        <RecommendationForm
          bidId={comparison.first}
          provider={comparison.rows[0]?.provider ?? ""}
          reply={reply}
        />
      ) : null}
      {award ? (
        <>
          <SummaryList card={{ title: `Award to ${award.provider}` }} rows={rowsOf(award)} />
          {may.check ? (
            <CheckForm
              provider={award.parts ? `${award.provider} and each of its partners` : award.provider}
              again={award.check !== null}
              reply={reply}
            />
          ) : null}
          {may.decide && award.isOwn ? (
            <InsetText>You recommended this award. Another person decides on it.</InsetText>
          ) : null}
          {may.decide && !award.isOwn ? <DecisionForm reply={reply} /> : null}
          <ul className="govuk-list">
            {(["letters", "standstill", "contract", "file"] as const).map((step) => (
              <li key={step}>
                <a className="govuk-link" href={to(step)}>
                  {stepWords[step]}
                </a>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {past.map((one) => (
        <SummaryList key={one.id} card={{ title: `Earlier award to ${one.provider}` }} rows={pastRows(one)} />
      ))}
    </>
  );
}

const stepWords = {
  letters: "Letters to the bidders",
  standstill: "Standstill and challenges",
  contract: "Contract",
  file: "Decision file",
} as const;

function Comparison(props: ReturnType<typeof comparisonOf>) {
  const { rows, weights, tieRule, missing } = props;
  return (
    <>
      {rows.length > 0 ? <RankingTable rows={rows} weights={weights} /> : null}
      <p className="govuk-body">
        Price: the lowest cost of the admissible bids over this one’s, times {weights.price}. Points are shown
        to two places and ranked exactly. Where bids come out equal: {tieWords[tieRule].toLowerCase()}.
      </p>
      {missing.length > 0 ? (
        <InsetText>
          <p className="govuk-body">Before an award can be recommended:</p>
          <ul className="govuk-list govuk-list--bullet">
            {missing.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </InsetText>
      ) : null}
    </>
  );
}

type Told = ReturnType<typeof toldAward>;

function pastRows({ value, reasons, recommended, decided, withdrawn }: Told) {
  return [
    { key: "Value without VAT", value },
    { key: "Reasons", value: reasons },
    { key: "Recommended", value: recommended },
    ...(decided ? [{ key: "Decided", value: decided }] : []),
    ...(withdrawn ? [{ key: "Withdrawn", value: withdrawn }] : []),
  ];
}

type Standing = Told & {
  readonly withVat: string;
  readonly limit: string;
  readonly parts: string;
  readonly held: string;
  readonly check: { readonly clear: boolean; readonly words: string; readonly note: string } | null;
};

function rowsOf(award: Standing) {
  const { withVat, limit, check, decided, parts, held } = award;
  const found = check ? `${check.clear ? "Clear" : "Not clear"}: ${check.words}. ${check.note}` : "Not yet";
  return [
    ...pastRows(award),
    ...(parts ? [{ key: "Partners", value: parts }] : []),
    { key: "Is every lot held today?", value: held },
    { key: "Value with VAT", value: withVat },
    { key: "Exclusion and debarment checked", value: found },
    ...(decided ? [] : [{ key: "Your limit, with VAT", value: limit }]),
  ];
}
