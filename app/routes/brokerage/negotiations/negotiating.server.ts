import { agreePrice } from "#app/commands/brokerage/agree-price.server.ts";
import { namePrice } from "#app/commands/brokerage/name-price.server.ts";
import { linesArgued } from "#app/data/brokerage/argued-lines.server.ts";
import { negotiationOf } from "#app/data/brokerage/negotiations.server.ts";
import { reading, type Arrival, type Tx } from "#app/data/db.server.ts";
import type { ProviderActor, StaffActor } from "#app/domain/access/actor.ts";
import { pence } from "#app/domain/money.ts";
import { negotiationView } from "./negotiation-view.ts";
import { noInWords } from "#app/routes/brokerage/enquiries/refusal-words.ts";
import { optionalTextField, sentences } from "#app/web/fields.ts";
import type { Fields } from "#app/web/fields-of-body.server.ts";
import { found, notFound } from "#app/web/guard.server.ts";
import { readPrices } from "#app/web/offer-form.server.ts";
import { originOf } from "#app/web/origin.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";

/** A negotiation of the actor's with its lines, as it is read and as its page shows it; a stranger's is not found. */
export async function negotiationOfPage(tx: Tx, actor: ProviderActor | StaffActor, id: string) {
  const negotiation = found(await negotiationOf(tx, id));
  const own =
    actor.kind === "provider"
      ? negotiation.providerId === actor.providerId
      : negotiation.commissionerId === actor.commissionerId;
  if (!own) throw notFound();
  const side = actor.kind === "provider" ? "provider" : "council";
  const view = negotiationView(negotiation, await linesArgued(tx, negotiation), side);
  return { negotiation, view };
}

/** Names a price or agrees to one, as a form of either side says. Nothing where it was done, else the page again. */
export async function negotiate(
  actor: ProviderActor | StaffActor,
  id: string,
  { fields, url, arrival }: { readonly fields: Fields; readonly url: URL; readonly arrival: Arrival },
) {
  const page = (negotiationId: string) => `${originOf(url)}${paths.ownNegotiation(negotiationId)}`;
  const no = (why: Parameters<typeof noInWords>[0]) => {
    const { field, sentence } = noInWords(why);
    return refused(fields, sentence, field);
  };
  if (fields.text("step") === "agree") {
    const weekly = fields.text("weekly");
    if (!/^[0-9]{1,9}$/.test(weekly)) throw notFound();
    const verdict = found(await agreePrice(actor, id, pence(Number(weekly)), page, arrival));
    return verdict.ok ? undefined : no(verdict.why);
  }
  const { view } = await reading(actor, (tx) => negotiationOfPage(tx, actor, id));
  const read = readPrices(
    fields,
    view.lines.map((line) => line.id),
  );
  const words = optionalTextField("Why", 500).safeParse(fields.text("words"));
  if (!words.success) return badForm(fields, { words: sentences(words.error)[""] ?? "" });
  if (!read.prices) return badForm(fields, read.errors);
  const said = { prices: read.prices, words: words.data, forProvider: fields.text("whose") === "provider" };
  const verdict = found(await namePrice(actor, id, said, page, arrival));
  return verdict.ok ? undefined : no(verdict.why);
}
