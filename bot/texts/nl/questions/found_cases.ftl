found-cases = Praktijken hierover
found-cases-see = Bekijk
found-cases-there = { $count ->
    [one] Er is een praktijk die hier misschien bij past.
   *[other] Er zijn { $count } praktijken die hier misschien bij passen.
}
found-cases-opening = Deze praktijken passen hier misschien bij. Je leest wat de inbrenger met jou deelt.
found-cases-none = Er is nu geen praktijk hierover die je mag lezen. Bij ‘Wat zat in de weg?’ zie je wat anderen hielp.
case-library = Wat zat in de weg?
library-opening = Wat zat in de weg, en wat hielp? Je ziet praktijken waarvan de afloop bekend is en die met jou gedeeld zijn.
library-every = Alles
library-shown-all = Je ziet alles wat in de weg zat.
library-shown = In de weg zat: { $obstacle }
library-none = Ik vond hier nog geen praktijk met een bekende afloop. Is een praktijk van jou afgelopen? Vertel het me onder ‘Mijn praktijken’.
