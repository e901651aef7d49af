/** What applicants are asked that the regulator's list leaves out: languages, cultures and faiths that search knows. */
export const specialismsOffered: readonly string[] = [
  ...[
    "Arabic",
    "Bengali",
    "British Sign Language",
    "Cantonese",
    "Makaton",
    "Polish",
    "Punjabi",
    "Somali",
    "Urdu",
  ],
  ...["Caribbean cooking", "Halal meals", "Kosher meals", "LGBTQ+ affirming"],
  ...["Autism", "Acquired brain injury", "Gypsy, Roma and Traveller communities"],
];
