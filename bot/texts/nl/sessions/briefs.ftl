brief-title = Straks: { $name }
brief-more = { $count ->
    [one] En nog één bijdrage; kijk bij ‘Wie komt er?’.
   *[other] En nog { $count } bijdragen; kijk bij ‘Wie komt er?’.
}
brief-cases = Praktijken op de lijst voor deze bijeenkomst:
brief-intentions = Om mee te beginnen: wat mensen wilden proberen, en hoe het liep.
brief-questions = Vragen die anderen aan jullie stelden:
