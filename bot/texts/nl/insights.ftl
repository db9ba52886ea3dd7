outcome-worked = Dit werkte
outcome-partly = Dit werkte deels
outcome-did-not = Dit werkte niet

kind-tool = Hulpmiddel
kind-tip = Tip
kind-practice = Praktijkvoorbeeld
kind-obstacle = Obstakel
kind-question = Vraag
kind-principle = Handvat

card-why = Waarom
card-condition = Onder welke voorwaarde
