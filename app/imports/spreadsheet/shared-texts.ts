import { readXml } from "./xml.ts";

/** The texts that the cells of a workbook share, in their order, without readings for pronunciation; undefined where they are broken. */
export function readSharedTexts(xml: string | undefined): readonly string[] | undefined {
  if (xml === undefined) return [];
  const texts: string[] = [];
  let said = "";
  let [inText, inReading] = [false, false];
  const whole = readXml(xml, {
    opened: (name) => {
      if (name === "si") said = "";
      if (name === "rPh") inReading = true;
      if (name === "t") inText = !inReading;
    },
    closed: (name) => {
      if (name === "si") texts.push(plainText(said));
      if (name === "rPh") inReading = false;
      if (name === "t") inText = false;
    },
    text: (part) => {
      if (inText) said += part;
    },
  });
  return whole ? texts : undefined;
}

/** Text as it is shown: a spreadsheet writes some characters as their number, "_x000D_". */
export function plainText(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_all, code: string) =>
    String.fromCharCode(parseInt(code, 16)),
  );
}
