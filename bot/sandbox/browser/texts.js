// What the page itself says; the bot's words come from the bot.
const TEXTS = {
  nl: {
    who: "Je bent", home: "Home", direct: "Berichten met de app", channels: "Kanalen",
    people: "Mensen", send: "Verstuur", say: "Typ een bericht of een opdracht, zoals /leerkring help",
    onlyYou: "Alleen jij ziet dit", edited: "bewerkt", unread: "ongelezen",
    openHome: "Home ophalen", hour: "+1 uur", day: "+1 dag", week: "+1 week", clock: "Zet de klok vooruit",
    skip: "Naar de inhoud", choose: "Kies…", remove: "Weghalen", sure: "Weet je het zeker?", nothing: "Nog geen berichten.",
    optional: "(mag leeg blijven)", more: "Nog iemand of iets kiezen", busy: "Even geduld…", close: "Sluiten",
  },
  en: {
    who: "You are", home: "Home", direct: "Messages with the app", channels: "Channels",
    people: "People", send: "Send", say: "Type a message or a command, such as /leerkring help",
    onlyYou: "Only you can see this", edited: "edited", unread: "unread",
    openHome: "Fetch Home", hour: "+1 hour", day: "+1 day", week: "+1 week", clock: "Move the clock forward",
    skip: "Skip to content", choose: "Choose…", remove: "Remove", sure: "Are you sure?", nothing: "No messages yet.",
    optional: "(optional)", more: "Choose another", busy: "One moment…", close: "Close",
  },
};

export const textsFor = (language) => TEXTS[language === "nl" ? "nl" : "en"];
