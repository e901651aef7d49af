/** How the layouts of files are told apart on screen. */
export const layoutWords = {
  "provider-fees": {
    text: "Provider-fee workbook of the Department of Health and Social Care",
    hint: "XLSX as published; read by the words of its headers.",
  },
  "unit-costs": {
    text: "List of unit costs from the yearly social-services return",
    hint: "CSV with a row for each council, age, reason and setting, in pounds a week.",
  },
  "published-rates": {
    text: "List of rates that councils published",
    hint: "CSV with council, financial year, service, band, unit, rate, source and confidence.",
  },
  mapped: { text: "Another CSV", hint: "You say once what its columns mean; it is remembered." },
  entered: { text: "No file: figures are entered by hand", hint: undefined },
} as const;
