import { unreachable } from "#app/domain/verdict.ts";

/** How far a section has come. `carried` came from the last round and waits for "confirm or change". */
export type SectionState = "empty" | "carried" | "saved" | "complete";

/** What stands in the way of a lot's rate card. */
export type RateCardState = {
  readonly state: SectionState;
  readonly unpriced: number;
  /** Prices over their cap, or further from the last rate than the round takes. */
  readonly refused: number;
  /** Whether prices below their floor wait for the answer of how they would be kept up. */
  readonly owesAnswer: boolean;
};

/** All that the task list goes by. */
export type DraftFacts = {
  readonly organisation: SectionState;
  readonly declaration: SectionState;
  readonly lots: SectionState;
  readonly chosenLots: readonly ChosenLot[];
  readonly standards: SectionState | "not-asked";
  readonly questions: readonly { readonly code: string; readonly state: SectionState }[];
  readonly documents: { readonly asked: number; readonly given: number };
  readonly partners: readonly { readonly ready: boolean }[];
};

export type ChosenLot = {
  readonly lotId: string;
  readonly details: SectionState;
  readonly rateCard: RateCardState;
  /** The lot's open book; null where it has none. */
  readonly costs: CostsState | null;
};

/** How far the cost models of a lot have come. */
export type CostsState = {
  readonly compulsory: boolean;
  /** Places that have a model, and those whose model is still the one of the last round. */
  readonly begun: number;
  readonly carried: number;
  /** Places whose model lacks something. */
  readonly unready: number;
};

/** A section of the task list, by name; a lot or a question tells several apart. */
export type TaskName =
  | { readonly kind: "organisation" | "declaration" | "lots" | "standards" | "documents" | "partners" }
  | { readonly kind: "lot" | "prices" | "costs"; readonly lotId: string }
  | { readonly kind: "question"; readonly code: string };

/** An optional section keeps nothing from being submitted, however far it has come. */
export type TaskStatus = "completed" | "incomplete" | "optional" | "cannot-start" | "problem";

export type Task = {
  readonly name: TaskName;
  readonly status: TaskStatus;
  /** Answered in the last round: to be confirmed or changed. */
  readonly carried: boolean;
  /** What its page asks for beside the prices, where that is missing. */
  readonly lacks?: "sustainability";
};

/** Every section of an application with its status, in the order in which it is filled in. */
export function tasksOf(facts: DraftFacts): readonly Task[] {
  return [
    task({ kind: "organisation" }, facts.organisation),
    task({ kind: "declaration" }, facts.declaration),
    task({ kind: "lots" }, facts.lots),
    ...facts.chosenLots.flatMap(lotTasks),
    ...(facts.standards === "not-asked" ? [] : [task({ kind: "standards" }, facts.standards)]),
    ...facts.questions.map(({ code, state }) => task({ kind: "question", code }, state)),
    ...(facts.documents.asked === 0 ? [] : [documentTask(facts.documents)]),
    ...(facts.partners.length === 0 ? [] : [partnerTask(facts.partners)]),
  ];
}

/** How many of the sections that have to be completed are; what may be left out does not count. */
export function progressOf(tasks: readonly Task[]): { readonly completed: number; readonly total: number } {
  const counted = tasks.filter((one) => one.status !== "optional");
  return { completed: counted.filter((one) => one.status === "completed").length, total: counted.length };
}

/** The sections that keep an application from being submitted. */
export function unfinished(tasks: readonly Task[]): readonly Task[] {
  return tasks.filter((one) => one.status !== "completed" && one.status !== "optional");
}

function lotTasks({ lotId, details, rateCard, costs }: ChosenLot): readonly Task[] {
  return [
    task({ kind: "lot", lotId }, details),
    priceTask({ kind: "prices", lotId }, details, rateCard),
    ...(costs === null ? [] : [costsTask({ kind: "costs", lotId }, details, costs)]),
  ];
}

function costsTask(name: TaskName, details: SectionState, costs: CostsState): Task {
  const carried = costs.carried > 0;
  if (costs.unready === 0 && costs.begun > 0) return { name, status: "completed", carried };
  if (!costs.compulsory) return { name, status: "optional", carried };
  return { name, status: details === "empty" ? "cannot-start" : "incomplete", carried };
}

function priceTask(name: TaskName, details: SectionState, rateCard: RateCardState): Task {
  const carried = rateCard.state === "carried";
  if (rateCard.refused > 0) return { name, status: "problem", carried };
  if (details === "empty") return { name, status: "cannot-start", carried: false };
  if (rateCard.owesAnswer) return { name, status: "incomplete", carried, lacks: "sustainability" };
  if (rateCard.state === "complete" && rateCard.unpriced > 0) return { name, status: "incomplete", carried };
  return task(name, rateCard.state);
}

function documentTask({ asked, given }: DraftFacts["documents"]): Task {
  return {
    name: { kind: "documents" },
    status: given >= asked ? "completed" : "incomplete",
    carried: false,
  };
}

function partnerTask(partners: DraftFacts["partners"]): Task {
  const ready = partners.every((partner) => partner.ready);
  return { name: { kind: "partners" }, status: ready ? "completed" : "incomplete", carried: false };
}

function task(name: TaskName, state: SectionState): Task {
  return { name, status: statusOf(state), carried: state === "carried" };
}

function statusOf(state: SectionState): TaskStatus {
  switch (state) {
    case "empty":
    case "carried":
    case "saved":
      return "incomplete";
    case "complete":
      return "completed";
    default:
      return unreachable(state);
  }
}
