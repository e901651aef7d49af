import { streams, type Stream } from "#app/domain/brokerage/funding.ts";
import { FundingFields } from "./FundingFields.tsx";
import { streamWords } from "#app/components/placement/placement-words.ts";
import { Button } from "#app/components/govuk/Button.tsx";
import { Checkboxes } from "#app/components/govuk/Checkboxes.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";
import { DayField } from "#app/components/portal/DayField.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { dayBoxes, shown, ticked } from "#app/web/form.ts";
import type { Reply } from "#app/web/reply.server.ts";

type Parts = { readonly day: string; readonly month: string; readonly year: string };

type PlaceFormProps = {
  readonly page: {
    readonly urgent: boolean;
    readonly streams: readonly string[];
    readonly first: Parts;
    readonly last: Parts | null;
    readonly blocks: readonly { readonly value: string; readonly text: string }[];
    readonly offer: OfferShown;
  };
  readonly reply: Reply | undefined;
};

type OfferShown = {
  readonly provider: string;
  readonly location: string;
  readonly conditions: string;
  readonly weekly: string;
  readonly starts: string;
  readonly lines: readonly {
    readonly title: string;
    readonly charge: string;
    readonly rate: string;
    readonly cap: string;
    readonly reason: string;
  }[];
};

/** The chosen offer and how the person is placed with it. */
export function PlaceForm({ page, reply }: PlaceFormProps) {
  const { offer, urgent, blocks } = page;
  const asked = streams.filter((stream) => page.streams.includes(stream));
  return (
    <>
      <ChosenOffer offer={offer} />
      <p className="govuk-body">
        The request names as funders:{" "}
        {asked.map((stream: Stream) => streamWords[stream]).join("; ") || "nobody"}.
      </p>
      <form method="post" noValidate>
        <DayField {...boxes(reply, "from", page.first)} legend="What is the first day?" />
        <DayField
          {...boxes(reply, "last", page.last)}
          legend="What is the last day?"
          hint="Leave empty where there is none yet."
        />
        <FundingFields reply={reply} stored={asked.length === 1 ? { rest: asked[0] ?? "" } : {}} />
        {blocks.length > 0 ? (
          <Radios
            name="contract"
            legend="Is it drawn from a block contract?"
            hint="Then the block’s own unit prices count."
            value={shown(reply, "contract", "none")}
            error={reply?.errors["contract"]}
            items={[...blocks, { value: "none", text: "No, it is bought singly" }]}
          />
        ) : null}
        {urgent ? (
          <Checkboxes
            name="interim"
            legend="It is urgent"
            values={ticked(reply, "interim")}
            error={reply?.errors["interim"]}
            items={[
              {
                value: "yes",
                text: "Place now, before it is approved",
                hint: "Within the delegation of brokerage. The next panel reviews it.",
              },
            ]}
          />
        ) : null}
        <Textarea
          name="ground"
          label="Ground, where the provider is outside the framework"
          hint="Leave empty for a member. Somebody else approves it in any case. Do not name a person."
          rows={3}
          value={shown(reply, "ground")}
          error={reply?.errors["ground"]}
        />
        <Button preventDoubleClick>Place the person</Button>
      </form>
    </>
  );
}

function ChosenOffer({ offer }: { readonly offer: OfferShown }) {
  return (
    <>
      <SummaryList
        rows={[
          {
            key: "Provider",
            value:
              offer.provider === offer.location ? offer.provider : `${offer.provider}, ${offer.location}`,
          },
          { key: "Offered", value: `${offer.weekly} a week, from ${offer.starts}` },
          { key: "Conditions", value: offer.conditions || "None" },
        ]}
      />
      <ResponsiveTable
        caption="What was offered"
        captionSize="s"
        columns={[
          { key: "title", label: "Service" },
          { key: "charge", label: "How much, at which price" },
          { key: "rate", label: "Framework rate", numeric: true },
          { key: "cap", label: "Cap", numeric: true },
          { key: "reason", label: "Why above the rate" },
        ]}
        rows={offer.lines.map((line) => ({
          key: line.title,
          cells: { ...line, reason: line.reason || "–" },
        }))}
      />
    </>
  );
}

function boxes(reply: Reply | undefined, name: string, stored: Parts | null) {
  const typed = dayBoxes(reply, name);
  return reply || !stored ? typed : { ...typed, values: stored };
}
