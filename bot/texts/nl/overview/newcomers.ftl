newcomer-open = Lees je in
newcomer-offer = De kring is al begonnen. In tien minuten lees je je in: wie er meedoen, wat jullie vragen, de laatste terugblik, en wat anderen proberen.
newcomer-title = Lees je in
newcomer-people = Wie er meedoen
newcomer-principles = Handvatten op dit thema
newcomer-intentions = Wat anderen proberen
newcomer-next = Dit is wat de kring met elkaar deelt. Heb je een vraag? Stel die aan een begeleider, of neem hem mee naar de volgende bijeenkomst.
member-nobody-yet = Nog niemand
