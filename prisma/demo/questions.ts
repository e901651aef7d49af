/** A question as the tables keep it. Weights of the scored ones add up to 100. */
export type DemonstrationQuestion = {
  readonly code: string;
  readonly text: string;
  readonly hint: string;
  readonly kind: "PASS_FAIL" | "SCORED" | "DOCUMENT";
  readonly passes: readonly string[];
  readonly fails: readonly string[];
  readonly choices: readonly string[];
  readonly weight: number;
  readonly guidance: string;
  readonly maximum_words: number;
};

const blank = { passes: [], fails: [], choices: [], weight: 0, guidance: "", maximum_words: 500 } as const;

const scale =
  "0 no answer or no evidence · 1 poor · 2 below what is needed · 3 meets it · 4 good, with evidence · 5 excellent, with evidence that people are better off.";

/** The score that is enough, in a hundred. */
export const minimumScore = 50;

/** The two versions of the questions: the first of the finished rounds, the second of the open one. */
export const questionSets: readonly {
  readonly version: number;
  readonly title: string;
  readonly questions: readonly DemonstrationQuestion[];
}[] = [
  {
    version: 1,
    title: "Questions of rounds 1 and 2",
    questions: questionsWith("Describe how you keep the same workers with the same person."),
  },
  {
    version: 2,
    title: "Questions from round 3 on",
    questions: [
      ...questionsWith(
        "Describe how you recruit and keep workers, and how you keep the same workers with the same person.",
      ),
      certificate(),
    ],
  },
];

function questionsWith(workforce: string): readonly DemonstrationQuestion[] {
  return [
    passFail(
      "INSURANCE",
      "What is your public liability insurance for any one claim?",
      "We need at least £5 million when the contract begins.",
      {
        passes: ["£5 million or more"],
        fails: ["Less than £2 million"],
        choices: [
          "£5 million or more",
          "£2 million to £5 million, to be raised before the contract begins",
          "Less than £2 million",
        ],
      },
    ),
    passFail(
      "SAFEGUARDING",
      "Do you have a safeguarding policy that your board has reviewed in the last 12 months?",
      "We may ask to see it.",
      {
        passes: ["Yes"],
        fails: ["We have no policy"],
        choices: ["Yes", "We have one, reviewed longer ago", "We have no policy"],
      },
    ),
    passFail(
      "REGISTRATION",
      "Are you registered with the Care Quality Commission for what you apply for?",
      "Some services, like day opportunities, are not regulated.",
      {
        passes: ["Registered", "Not regulated: the service needs no registration"],
        fails: ["Not registered, and the service needs it"],
        choices: [
          "Registered",
          "Not regulated: the service needs no registration",
          "Applied for, not yet decided",
          "Not registered, and the service needs it",
        ],
      },
    ),
    passFail(
      "ENFORCEMENT",
      "Has a regulator taken enforcement action against you in the last 2 years?",
      "Warning notices, conditions, suspensions, prosecutions.",
      {
        passes: ["No"],
        fails: [],
        choices: ["No", "Yes, and it has been lifted", "Yes, and it stands"],
      },
    ),
    scored(
      "OUTCOMES",
      40,
      "Describe how you help people reach what matters to them, with two examples.",
      500,
    ),
    scored("WORKFORCE", 35, workforce, 400),
    scored("COMMUNITY", 25, "Describe what your work brings to the community around it.", 300),
  ];
}

type Answers = Pick<DemonstrationQuestion, "passes" | "fails" | "choices">;

function certificate(): DemonstrationQuestion {
  return {
    ...blank,
    code: "INSURANCE-CERTIFICATE",
    text: "Add your certificate of public liability insurance.",
    hint: "A PDF or a picture.",
    kind: "DOCUMENT",
  };
}

function passFail(code: string, text: string, hint: string, answers: Answers): DemonstrationQuestion {
  return { ...blank, ...answers, code, text, hint, kind: "PASS_FAIL" };
}

function scored(code: string, weight: number, text: string, maximum_words: number): DemonstrationQuestion {
  return {
    ...blank,
    code,
    text,
    hint: "Plain words are enough.",
    kind: "SCORED",
    weight,
    guidance: scale,
    maximum_words,
  };
}
