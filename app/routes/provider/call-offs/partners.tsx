import type { ReactNode } from "react";
import { z } from "zod";
import {
  agreeToBidTogether,
  askToBidTogether,
  beginBidTogether,
  leaveBidTogether,
} from "#app/commands/call-off/bid-together.server.ts";
import { CallOffHead } from "#app/components/call-off/CallOffHead.tsx";
import { LotCoverList } from "#app/components/call-off/LotCoverList.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { StatusTag } from "#app/components/portal/StatusTag.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { sentences, textField } from "#app/web/fields.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { partnersPage } from "./partners-page.server.ts";
import { refusalInWords } from "./partner-words.ts";
import { AgreeForm, AskForm, BeginForm } from "./PartnerForms.tsx";

export const meta = () => [{ title: titleOf("Bid with partners") }];

const access = { area: "provider", permission: "bid:write", params: byId("callOffId") } as const;

const doneWords: Readonly<Record<string, string>> = {
  begun: "You can ask partners now.",
  asked: "The partner is asked and told by mail.",
  agreed: "You agreed to bid together.",
  left: "The partner is no longer in the bid.",
};

export const loader = guardLoader(access, async ({ actor, params: { callOffId }, url }) => ({
  ...(await partnersPage(actor, callOffId)),
  ...{ callOffId, me: actor.providerId },
  done: doneWords[url.searchParams.get("done") ?? ""] ?? null,
}));

const id = (sentence: string) => z.uuid(sentence);
const lotsField = z.array(z.uuid()).min(1, "Select the lots that you take");

export const action = guardAction(access, async ({ actor, params: { callOffId }, fields, arrival }) => {
  const { text } = fields;
  const done = (what: string) => redirect(`${paths.ownCallOffStep(callOffId, "partners")}?done=${what}`);
  const consortium = id("").safeParse(text("consortium"));
  switch (text("intent")) {
    case "begin": {
      const form = z.object({ name: textField("a name for the partnership"), lots: lotsField });
      const parsed = form.safeParse({ name: text("name"), lots: fields.all("lots") });
      if (!parsed.success) return badForm(fields, sentences(parsed.error));
      const { name, lots: lotIds } = parsed.data;
      const verdict = found(await beginBidTogether(actor, callOffId, { name, lotIds }, arrival));
      if (verdict.ok) throw done("begun");
      return refused(fields, ...refusalInWords(verdict.why, "lots"));
    }
    case "ask": {
      const parsed = z
        .object({ partner: id("Select the member to ask") })
        .safeParse({ partner: text("partner") });
      if (!parsed.success) return badForm(fields, sentences(parsed.error));
      const verdict = found(await askToBidTogether(actor, callOffId, parsed.data.partner, arrival));
      if (verdict.ok) throw done("asked");
      return refused(fields, ...refusalInWords(verdict.why, "partner"));
    }
    case "agree": {
      const parsed = z.object({ lots: lotsField }).safeParse({ lots: fields.all("lots") });
      if (!consortium.success) throw notFound();
      if (!parsed.success) return badForm(fields, sentences(parsed.error));
      const verdict = found(
        await agreeToBidTogether(actor, callOffId, consortium.data, parsed.data.lots, arrival),
      );
      if (verdict.ok) throw done("agreed");
      return refused(fields, ...refusalInWords(verdict.why, "lots"));
    }
    default: {
      const who = id("").safeParse(text("leave"));
      if (!consortium.success || !who.success) throw notFound();
      const verdict = found(await leaveBidTogether(actor, callOffId, consortium.data, who.data, arrival));
      if (!verdict.ok) return refused(fields, ...refusalInWords(verdict.why, ""));
      throw who.data === actor.providerId ? redirect(paths.provider) : done("left");
    }
  }
});

export default function Partners() {
  const { callOffId, head, me, lots, open, own, asked, mayBegin, toAsk, done, ...page } =
    useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  // A page may have several forms with lots: what was typed belongs to the one that was sent.
  const sent = reply?.typed["consortium"]?.[0];
  const target = sent ? `lots-${sent}` : "lots";
  return (
    <>
      <CallOffHead
        back={{ href: paths.ownCallOff(callOffId), text: "The call-off" }}
        callOff={head}
        done={done}
        errors={reply ? <FormErrors errors={reply.errors} targets={{ lots: target }} /> : null}
      >
        Bid with partners
      </CallOffHead>
      <p className="govuk-body">
        Members of the framework may bid together when they cover every lot between them, in every area of its
        lines. The lead makes the bid. An organisation may be in one bid only.
      </p>
      {open &&
      !asked.some(({ members }) => members.some(({ providerId, agreed }) => providerId === me && agreed)) ? (
        <LotsOfYours lots={lots} alone={page.alone} />
      ) : null}
      {open ? null : <InsetText>Bids are not taken now, so partners stay as they are.</InsetText>}
      {[...(own ? [own] : []), ...asked].map((one) => (
        <Partnership key={one.id} consortium={one} me={me} open={open}>
          {open ? (
            <AgreeForm consortium={one} me={me} lots={lots} reply={sent === one.id ? reply : undefined} />
          ) : null}
        </Partnership>
      ))}
      {open && own ? <AskForm toAsk={toAsk} reply={reply} /> : null}
      {open && mayBegin ? <BeginForm lots={lots} reply={sent ? undefined : reply} /> : null}
    </>
  );
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>;

function LotsOfYours({ lots, alone }: Pick<Page, "lots" | "alone">) {
  const held = lots.map(({ lot }) => lot).join("; ");
  if (lots.length === 0)
    return <p className="govuk-body">You hold no lot of this call-off today, so you cannot take one.</p>;
  return (
    <p className="govuk-body">
      You hold {held} today.{" "}
      {alone
        ? "That is every lot: you may also bid alone."
        : "You cannot bid alone: somebody else must take the rest."}
    </p>
  );
}

type PartnershipProps = {
  readonly consortium: Page["asked"][number];
  readonly me: string;
  readonly open: boolean;
  readonly children: ReactNode;
};

/** A consortium with its partners and what each takes, and who covers which lot. */
function Partnership({ consortium, me, open, children }: PartnershipProps) {
  const { id: consortiumId, name, lead, leadId, members, cover, whole } = consortium;
  const mayTakeOut = open && leadId === me && members.length > 1;
  return (
    <section aria-labelledby={`c-${consortiumId}`}>
      <h2 className="govuk-heading-m" id={`c-${consortiumId}`}>
        {name}, led by {leadId === me ? "you" : lead}
      </h2>
      <ResponsiveTable
        caption="Partners"
        captionSize="s"
        columns={[
          { key: "partner", label: "Partner" },
          { key: "takes", label: "Takes" },
          { key: "answer", label: "Answer" },
          ...(mayTakeOut ? [{ key: "out", label: "Take out of the bid" }] : []),
        ]}
        rows={members.map(({ providerId, provider, agreed, takes }) => ({
          key: providerId,
          cells: {
            partner: provider,
            takes: agreed ? takes.join("; ") : "Not said yet",
            answer: <StatusTag status={agreed ? "agreed" : "asked"} looks={answerLooks} />,
            out:
              providerId === leadId ? (
                "Leads the bid"
              ) : (
                <TakeOut consortiumId={consortiumId} providerId={providerId} provider={provider} />
              ),
          },
        }))}
      />
      <h3 className="govuk-heading-s">Who covers each lot today</h3>
      <LotCoverList places={cover} />
      <p className="govuk-body">
        {whole
          ? "Every lot is covered today, so this bid can be submitted."
          : "Not every lot is covered yet, so this bid cannot be submitted today."}
      </p>
      {children}
    </section>
  );
}

const answerLooks = {
  agreed: { word: "Agreed", colour: "green" },
  asked: { word: "Not answered yet", colour: "yellow" },
} as const;

type TakeOutProps = {
  readonly consortiumId: string;
  readonly providerId: string;
  readonly provider: string;
};

function TakeOut({ consortiumId, providerId, provider }: TakeOutProps) {
  return (
    <form method="post" noValidate>
      <input type="hidden" name="consortium" value={consortiumId} />
      <Button variant="secondary" classes="govuk-!-margin-bottom-0" name="leave" value={providerId}>
        Take out<span className="govuk-visually-hidden"> {provider}</span>
      </Button>
    </form>
  );
}
