import type { CostForm } from "#app/domain/pricing/cost-model/template.ts";
import type { VatTreatment } from "#app/domain/pricing/vat.ts";
import type { LineVolume } from "#app/domain/pricing/volume.ts";

/**
 * What an application says, frozen at its submission: the only thing that is judged. Ids are UUIDs, prices whole
 * pence, days YYYY-MM-DD. Its receipt shows the SHA-256 of a salt and this as JSON, as `contentHash` makes it.
 */
export type SubmissionContent = {
  readonly organisation: OrganisationAnswers;
  readonly declaration: DeclarationAnswers;
  readonly lots: readonly LotOffer[];
  readonly questions: Readonly<Record<string, string>>;
  readonly documents: readonly {
    readonly id: string;
    readonly purpose: string;
    readonly fileName: string;
    readonly sha256: string;
  }[];
  readonly partners: readonly PartnerStatement[];
};

/** The organisation as it describes itself for this round. */
export type OrganisationAnswers = {
  readonly name: string;
  readonly contactName: string;
  readonly contactMail: string;
  readonly contactPhone: string;
  readonly isSmall: boolean;
  readonly isVoluntary: boolean;
  readonly specialisms: readonly string[];
};

/** Exclusion grounds and interests: anything but "no" goes to a person. */
export type DeclarationAnswers = {
  readonly mandatoryGrounds: "no" | "yes";
  readonly discretionaryGrounds: "no" | "yes";
  readonly groundsDetail: string;
  readonly conflicts: "no" | "yes";
  readonly conflictsDetail: string;
  readonly declaredBy: string;
};

/** One lot applied for: where it is delivered, with how much room, at what price. */
export type LotOffer = {
  readonly lotId: string;
  readonly areaIds: readonly string[];
  readonly locationIds: readonly string[];
  readonly capacity: number;
  readonly prices: readonly OfferedPrice[];
  /** What the council buys of it, where the applicant says so. */
  readonly volumes?: readonly LineVolume[];
  /** The cost model of each place that has one; absent where none has. */
  readonly costs?: readonly FrozenCostModel[];
  /** Absent where no price was below its floor, or where it was not asked for yet. */
  readonly sustainability?: Sustainability;
};

/** How the applicant would keep up prices below their floor, with the floor that each was held against, in pence. */
export type Sustainability = {
  readonly answer: string;
  readonly below: readonly (Pick<OfferedPrice, "serviceLineId" | "areaId" | "locationId"> & {
    readonly floorPence: number;
  })[];
};

/** A cost model as it was submitted, with what the portal worked out that it comes to; figures are exact decimals. */
export type FrozenCostModel = {
  readonly locationId: string;
  readonly template: { readonly code: string; readonly version: number };
  readonly form: CostForm;
  readonly basePriceDay: string;
  readonly complete: boolean;
  readonly note: string;
  readonly lines: Readonly<Record<string, string>>;
  readonly drivers: Readonly<Record<string, string>>;
  readonly groupTotals: readonly { readonly group: string; readonly total: string }[];
  readonly total: string;
  /** The price of its unit that it was held against; null where none could be worked out. */
  readonly price: string | null;
};

export type OfferedPrice = {
  readonly serviceLineId: string;
  readonly areaId: string;
  readonly locationId: string;
  readonly pence: number;
  readonly capId: string | null;
  /** Absent where it was not asked for yet. */
  readonly vat?: VatTreatment;
};

/** What a partner of a consortium declares and delivers. */
export type PartnerStatement = {
  readonly providerId: string;
  readonly name: string;
  readonly declaration: DeclarationAnswers;
  readonly delivers: Readonly<Record<string, string>>;
};
