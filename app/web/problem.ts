/** What an error page says for a status: a title and a sentence on what to do. `detail` is our own sentence, if there was one. */
export function problemInWords(
  status: number,
  detail: string,
): { readonly title: string; readonly text: string } {
  switch (status) {
    case 400:
      return {
        title: "There is a problem with what was sent",
        text: detail || "Go back, check the form and send it again.",
      };
    case 403:
      return {
        title: "You do not have access to this page",
        text: "If you need it for your work, ask an administrator of your organisation to give you the role.",
      };
    case 404:
      return {
        title: "Page not found",
        text: "If you typed the address, check it is correct. If you followed a link, what it led to may have moved or may not be yours to see.",
      };
    case 405:
      return {
        title: "This page cannot be used like that",
        text: "Go back and use the buttons on the page.",
      };
    case 409:
      return {
        title: "That cannot be done as things stand",
        text: detail || "Go back and look at the page again: something has changed since you opened it.",
      };
    case 413:
      return {
        title: "What was sent is too large",
        text: detail || "Send a smaller file or a shorter text.",
      };
    case 429:
      return { title: "Too many tries", text: detail || "Wait a few minutes and try again." };
    default:
      return {
        title: "Sorry, there is a problem with the service",
        text: "Nothing that was confirmed to you is lost. Try again in a few minutes.",
      };
  }
}
