// What Slack itself says around the bot's words. Slack has no Dutch: this is English for everybody.
const SLACK = {
  home: "Home", direct: "Messages", channels: "Channels", send: "Send", onlyYou: "Only visible to you", edited: "edited", unread: "unread",
  app: "app", choose: "Choose…", more: "Choose another…", remove: "Remove", search: "Search…", nothingFound: "Nothing found", optional: "(optional)",
  close: "Close", back: "Back", closeAll: "Close all forms", actions: "More actions", shortcuts: "Shortcuts", thread: "Thread",
  answer: "Reply in thread", replies: (n) => (n === 1 ? "1 reply" : `${n} replies`),
};

// What this page says about itself, in the visitor's language; the bot's words come from the bot.
const TEXTS = {
  nl: {
    locale: "nl-NL", title: "Leerkring – proefwerkruimte", who: "Je bent", language: "Taal", workspace: "Werkruimte",
    say: "Typ een bericht of /leerkring help", sayIn: "Typ een bericht",
    openHome: "Home ophalen", clock: "In deze werkruimte is het", jumps: "Zet de klok vooruit", skip: "Naar de inhoud",
    nothing: "Nog geen berichten.", noThread: "Nog geen antwoorden.", behind: "Achter de schermen", log: "Log en storingen", gallery: "Galerij",
    menu: "Menu", again: "Begin opnieuw", againAbout: "Alles wat hier is gedaan, verdwijnt. De kring is daarna weer zoals aan het begin. Dit duurt een paar tellen.", cancel: "Annuleer",
    beginning: "Eén moment. De demo begint opnieuw.",
    speakAbout: "Wil je dat ook de mensen Nederlands spreken, met een Nederlandse kring? De demo begint dan opnieuw. Dat kan even duren.", speak: "Ja, alles in het Nederlands", pageOnly: "Alleen deze pagina",
    failing: "Slack hapert nu, omdat jij dat aanzette:", failingOff: "Zet uit", loading: "Bezig met ophalen…", tableName: "Tabel", talk: "Gesprek tussen de bot en Slack",
    tour: "Rondleiding", tourStep: (n, of) => `Rondleiding: stap ${n} van ${of}`, tourSkip: "Sla over", tourEnd: "Sluit de rondleiding",
    tourDone: "Dat was de rondleiding", tourAfter: "Kijk nu zelf rond: kies wie je bent, zet de klok vooruit of typ /leerkring help. Niets kan stuk.",
    failures: "Laat Slack haperen", failuresAbout: "Wat hier aanstaat, overkomt de bot nu. De bot bewaart alles en stuurt het na zodra Slack weer meewerkt.",
    switches: { ratelimited: "Te druk: Slack vraagt om te wachten (429)", error_500: "Slack geeft een fout (500)", timeout: "Slack doet het, maar antwoordt niet", revoked: "Toegang ingetrokken", duplicates: "Alles wordt twee keer bezorgd", slow_acks: "Antwoorden van de bot komen te laat" },
    logAbout: "Wat de bot en Slack tegen elkaar zeggen; het nieuwste staat bovenaan.", onlyErrors: "Alleen wat misging", noLines: "Nog niets om te laten zien.",
    galleryFetching: (done, of) => `Bezig met ophalen: ${done} van ${of} onderwerpen`,
    columns: ["Tijd", "Richting", "Wat", "Status", "Duur", "Herhaling", "Fout", ""], toSlack: "bot → Slack", toBot: "Slack → bot", details: "Bekijk",
    request: "Verzoek", response: "Antwoord", lost: "De werkruimte antwoordt niet. Draait de demo nog?",
    galleryTitle: "Alles wat de bot kan zeggen", galleryBack: "Terug naar de werkruimte", galleryCount: (n) => `${n} stukken`, both: "Beide talen", short: "Kort", long: "Lang", bothLengths: "Kort en lang",
    kinds: { message: "Bericht", form: "Formulier", home: "Home" }, notHere: "In de galerij doen knoppen niets.", subjects: "Onderwerpen", lengths: "Lengte", all: "Alles",
    subject: { circles: "Kringen", meetings: "Bijeenkomsten", changes: "Verplaatsen en afzeggen", polls: "Datumprikkers", quorum: "Te weinig aanmeldingen", cases: "Praktijken", intentions: "Voornemens", recaps: "Voor en na de bijeenkomst", runs: "Draaiboek", reflections: "Antwoorden", insights: "Inzichten", digests: "Kennisbrieven", subscriptions: "Abonnementen", search: "Zoeken", home: "Home", deliveries: "Bezorging", guests: "Voor het eerst, en te gast", notices: "Korte berichten", members: "Mensen in een kring", endings: "Pauzeren en afronden", captures: "Woorden uit een bericht", recognition: "Herkennen en handvatten", themes: "Thema’s", questions: "Vragen aan een kring", introductions: "Kennismaken", reuse: "Gebruik van inzichten", pioneers: "Pagina’s van collega’s", "free-days": "Vrije dagen en afwezigheid",
      approvals: "Goedkeuring van kringen", joining: "Meedoen en de wachtlijst", "calendar-mail": "Agendamail", "my-cases": "Mijn praktijken", syllabi: "Leerlijnen", ratings: "Was het de tijd waard?", groups: "Groepen in de oogst", trials: "Heb je het gebruikt?", wishes: "Wat er anders moet", principles: "Handvatten", specials: "Reisverhaal, presentatie, kwartaalblad", feedback: "Wat lezers ervan vinden", "found-cases": "Praktijken vinden", programme: "Programma", impact: "Opbrengst", "session-pages": "Pagina van een bijeenkomst" },
  },
  en: {
    locale: "en-GB", title: "Leerkring – trial workspace", who: "You are", language: "Language", workspace: "Workspace",
    say: "Type a message or /leerkring help", sayIn: "Type a message",
    openHome: "Fetch Home", clock: "In this workspace it is", jumps: "Move the clock forward", skip: "Skip to content",
    nothing: "No messages yet.", noThread: "No replies yet.", behind: "Behind the scenes", log: "Log and failures", gallery: "Gallery",
    menu: "Menu", again: "Begin again", againAbout: "Everything you did here will disappear. The circle will be as it was at the start. This takes a few seconds.", cancel: "Cancel",
    beginning: "One moment. The demo is starting again.",
    speakAbout: "Should the people speak English too, in an English circle? The demo will then start again. That can take a moment.", speak: "Yes, everything in English", pageOnly: "Only this page",
    failing: "Slack is failing now, because you switched this on:", failingOff: "Turn off", loading: "Fetching…", tableName: "Table", talk: "What the bot and Slack say to each other",
    tour: "Tour", tourStep: (n, of) => `Tour: step ${n} of ${of}`, tourSkip: "Skip", tourEnd: "Close the tour",
    tourDone: "That was the whole tour", tourAfter: "Now look around for yourself: choose who you are, move the clock or type /leerkring help. You cannot break anything.",
    failures: "Make Slack fail", failuresAbout: "Whatever you switch on here happens to the bot now. The bot keeps everything and sends it once Slack works again.",
    switches: { ratelimited: "Too busy: Slack asks the bot to wait (429)", error_500: "Slack answers with an error (500)", timeout: "Slack does what it is asked, but does not answer", revoked: "Access revoked", duplicates: "Everything is delivered twice", slow_acks: "The bot answers too late" },
    logAbout: "What the bot and Slack tell each other, newest first.", onlyErrors: "Only what went wrong", noLines: "Nothing to show yet.",
    galleryFetching: (done, of) => `Fetching: ${done} of ${of} subjects`,
    columns: ["Time", "Direction", "What", "Status", "Took", "Retry", "Error", ""], toSlack: "bot → Slack", toBot: "Slack → bot", details: "View",
    request: "Request", response: "Response", lost: "The workspace is not answering. Is the demo still running?",
    galleryTitle: "Everything the bot can say", galleryBack: "Back to the workspace", galleryCount: (n) => `${n} pieces`, both: "Both languages", short: "Short", long: "Long", bothLengths: "Short and long",
    kinds: { message: "Message", form: "Form", home: "Home" }, notHere: "In the gallery, buttons do nothing.", subjects: "Subjects", lengths: "Length", all: "All",
    subject: { circles: "Circles", meetings: "Sessions", changes: "Moving and cancelling", polls: "Date polls", quorum: "Too few people", cases: "Cases", intentions: "Intentions", recaps: "Before and after the session", runs: "Run of show", reflections: "Answers", insights: "Insights", digests: "Digests", subscriptions: "Subscriptions", search: "Search", home: "Home", deliveries: "Delivery", guests: "First visit, and guests", notices: "Short notices", members: "People in a circle", endings: "Pausing and closing", captures: "Words from a message", recognition: "Recognition and principles", themes: "Themes", questions: "Questions for a circle", introductions: "Introductions", reuse: "Use of insights", pioneers: "Profiles", "free-days": "Days off and absence",
      approvals: "Approval of circles", joining: "Joining and the waiting list", "calendar-mail": "Calendar mail", "my-cases": "My cases", syllabi: "Learning paths", ratings: "Was it worth the time?", groups: "Groups in the harvest", trials: "Did you use it?", wishes: "What should change", principles: "Principles", specials: "Travel story, event, quarterly page", feedback: "What readers think", "found-cases": "Finding cases", programme: "Programme", impact: "Results", "session-pages": "The page of a session" },
  },
};

export const textsFor = (language) => ({ ...SLACK, ...TEXTS[language === "nl" ? "nl" : "en"] });
export const SLACK_LOCALE = "en-GB";
export const ownLanguage = () => (navigator.language || "nl").startsWith("nl") ? "nl" : "en";
