import { toUnit, unitsInWords } from "#app/domain/call-off/line-unit.ts";
import { z } from "zod";
import { makeContractOf, type MakeContractRefusal } from "#app/commands/call-off/make-contract.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { dayInWords, deadlineInWords, inWords } from "#app/domain/calendar-words.ts";
import { dayOf, type Day } from "#app/domain/calendar.ts";
import { awardWithVat } from "#app/domain/call-off/award.ts";
import { formatPounds, pence } from "#app/domain/money.ts";
import { checkDaysOn } from "#app/data/call-off/award-rules.server.ts";
import { checksOfAward, linesOfAward, standingAward } from "#app/data/call-off/awards.server.ts";
import { contractOfCallOff } from "#app/data/call-off/new-contract.server.ts";
import { reading } from "#app/data/db.server.ts";
import { CallOffHead } from "#app/components/call-off/CallOffHead.tsx";
import { refusalWords } from "#app/components/call-off/judging-words.ts";
import { Button } from "#app/components/govuk/Button.tsx";
import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { DayField } from "#app/components/portal/DayField.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { callOffOfPage } from "#app/web/call-off.server.ts";
import { dayOfParts, withDays } from "#app/web/fields.ts";
import { dayBoxes, titleOf } from "#app/web/form.ts";
import { byId, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { originOf } from "#app/web/origin.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("Contract") }];

const params = byId("callOffId");

export const loader = guardLoader(
  { area: "commissioner", permission: "call-off:read", params },
  async ({ actor, params: { callOffId }, url }) =>
    reading(actor, async (tx, now) => {
      const { head, callOff, state } = await callOffOfPage(tx, callOffId, now);
      const award = await standingAward(tx, callOffId);
      const contract = await contractOfCallOff(tx, callOffId);
      const today = dayOf(now);
      const [check] = award ? await checksOfAward(tx, award.id) : [];
      return {
        ...{ head, state, today, startsOn: callOff.startsOn, endsOn: callOff.endsOn },
        back: { href: paths.callOffStep(callOffId, "award"), text: "Award" },
        contract: contract && {
          ...{ href: paths.contract(contract.id), reference: contract.reference },
        },
        award: award && {
          ...{ provider: award.provider, value: formatPounds(award.value) },
          withVat: formatPounds(awardWithVat(award.value, callOff)),
          standstill: award.standstillEndsAt && deadlineInWords(award.standstillEndsAt),
          check: check
            ? `${check.clear ? "Clear" : "Not clear"}: ${check.by}, ${inWords(check.at)}`
            : "Not yet",
          lines: (await linesOfAward(tx, award.id)).map((line) => ({
            ...{ id: line.callOffLineId, title: line.title, price: formatPounds(pence(line.pence)) },
            units: unitsInWords(line.units, toUnit(line.unit)),
          })),
        },
        checkDays: await checkDaysOn(tx, today),
        mayMake: state === "ready-for-contract" && mayDo(actor, "call-off:manage"),
        done: url.searchParams.has("done") ? "The contract is made." : null,
      };
    }),
);

export const action = guardAction(
  { area: "commissioner", permission: "call-off:manage", params },
  async ({ actor, params: { callOffId }, fields, arrival, url }) => {
    const asked = { signedOn: "the day of signing", startsOn: "the first day", endsOn: "the last day" };
    const form = withDays(z.object({}).safeParse({}), fields.text, asked);
    const errors: Record<string, string> = "errors" in form ? form.errors : {};
    const typed = ["day", "month", "year"].some((part) => fields.text(`reviewOn-${part}`).trim() !== "");
    const review = typed ? dayOfParts(fields.text, "reviewOn", "the day of the review") : null;
    if (review && "error" in review) errors["reviewOn"] = review.error;
    if ("errors" in form || Object.keys(errors).length > 0) return badForm(fields, errors);
    const reviewOn = review && "day" in review ? review.day : null;
    const link = (contractId: string) => `${originOf(url)}${paths.ownContract(contractId)}`;
    const verdict = await makeContractOf(actor, callOffId, { ...form.days, reviewOn }, link, arrival);
    if (!verdict.ok) return refused(fields, sayingOf(verdict.why), fieldOf(verdict.why.kind));
    throw redirect(`${paths.callOffStep(callOffId, "contract")}?done`);
  },
);

function sayingOf(why: MakeContractRefusal): string {
  if (why.kind !== "not-now") return refusalWords[why.kind];
  if (why.state === "standstill") return "The standstill has not ended. No contract is made inside it";
  if (why.state === "held")
    return "A challenge, representations or a review hold the contract up. Answer them first, and wait as long as the answer asks";
  if (why.state === "contracted")
    return "The contract has already been made, perhaps by a colleague just now";
  return refusalWords["not-now"];
}

function fieldOf(kind: string): string {
  if (kind.startsWith("ends-")) return "endsOn";
  return kind === "starts-before-signed" ? "startsOn" : "signedOn";
}

export default function MakeContract() {
  const page = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { head, back, contract, award, mayMake, done, checkDays } = page;
  const targets = Object.fromEntries(
    ["signedOn", "startsOn", "endsOn", "reviewOn"].map((name) => [name, `${name}-day`]),
  );
  const errors = reply ? <FormErrors errors={reply.errors} targets={targets} /> : null;
  return (
    <>
      <CallOffHead back={back} callOff={head} done={done} errors={errors}>
        Contract
      </CallOffHead>
      {contract ? (
        <InsetText>
          The contract is{" "}
          <a className="govuk-link" href={contract.href}>
            {contract.reference}
          </a>
          .
        </InsetText>
      ) : null}
      {award ? (
        <>
          <SummaryList
            rows={[
              { key: "With", value: award.provider },
              { key: "Value without VAT", value: award.value },
              { key: "Value with VAT", value: award.withVat },
              { key: "Exclusion and debarment checked", value: award.check },
              ...(award.standstill ? [{ key: "Standstill until", value: award.standstill }] : []),
            ]}
          />
          <ResponsiveTable
            caption="What is bought"
            columns={[
              { key: "title", label: "Line" },
              { key: "units", label: "Units", numeric: true },
              { key: "price", label: "Price", numeric: true },
            ]}
            rows={award.lines.map(({ id, ...cells }) => ({ key: id, cells }))}
          />
        </>
      ) : (
        <EmptyState title="No award stands">A contract is made of an award that was approved.</EmptyState>
      )}
      {award && !contract && !mayMake ? <p className="govuk-body">{waiting(page.state)}</p> : null}
      {mayMake ? (
        <form method="post" noValidate>
          <p className="govuk-body">
            The winner’s last check may be no more than {checkDays} days old. It must still hold every lot
            today.
          </p>
          <DayField legend="Signed on" {...boxes(reply, "signedOn", page.today)} />
          <DayField legend="First day" {...boxes(reply, "startsOn", page.startsOn)} />
          <DayField legend="Last day" {...boxes(reply, "endsOn", page.endsOn)} />
          <DayField
            legend="Review on"
            hint={`You may leave this empty. The call-off runs until ${dayInWords(page.endsOn)}.`}
            {...dayBoxes(reply, "reviewOn")}
          />
          <Button preventDoubleClick>Make the contract</Button>
        </form>
      ) : null}
    </>
  );
}

function waiting(state: string): string {
  if (state === "standstill") return "The contract can be made once the standstill has ended.";
  if (state === "held") return "Something holds the contract up. It can be made once that is answered.";
  if (state === "award-approved") return "The contract can be made once the letters have been sent.";
  return "The contract can be made once the award is approved.";
}

/** The three boxes of a day, with a day to begin with. */
function boxes(reply: Parameters<typeof dayBoxes>[0], name: string, stored: Day) {
  const typed = dayBoxes(reply, name);
  const [year = "", month = "", day = ""] = stored.split("-");
  return reply ? typed : { ...typed, values: { day, month, year } };
}
