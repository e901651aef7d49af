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
  const { callOffId, head, me, lots, open, own, asked, mayBegin, toAsk, done } =
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
        Members of the framework may bid together when they cover every lot between them. The lead makes the
        bid. An organisation may be in one bid only.
      </p>
      {open ? null : <p className="govuk-body">Bids are not taken now, so partners stay as they are.</p>}
      {[...(own ? [own] : []), ...asked].map((one) => (
        <section key={one.id} aria-labelledby={`c-${one.id}`}>
          <h2 className="govuk-heading-m" id={`c-${one.id}`}>
            {one.name}, led by {one.lead}
          </h2>
          <LotCoverList lots={one.cover} whole={one.whole} />
          <ul className="govuk-list govuk-list--bullet">
            {one.members.map(({ providerId, provider, agreed, takes }) => (
              <li key={providerId}>
                {provider}: {agreed ? `agreed, takes ${takes.join(" and ")}` : "has not answered yet"}
              </li>
            ))}
          </ul>
          {open && one.mayAgree ? (
            <AgreeForm consortium={one} me={me} lots={lots} reply={sent === one.id ? reply : undefined} />
          ) : null}
          {open && own === one
            ? one.members
                .filter(({ providerId }) => providerId !== me)
                .map(({ providerId, provider }) => (
                  <form method="post" key={providerId}>
                    <input type="hidden" name="consortium" value={one.id} />
                    <Button variant="secondary" name="leave" value={providerId}>
                      Take {provider} out of the bid
                    </Button>
                  </form>
                ))
            : null}
        </section>
      ))}
      {open && own ? <AskForm toAsk={toAsk} reply={reply} /> : null}
      {open && mayBegin ? <BeginForm lots={lots} reply={sent ? undefined : reply} /> : null}
    </>
  );
}
