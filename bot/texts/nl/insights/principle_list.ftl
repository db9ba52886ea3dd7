principle-list-open = Handvatten
principle-list-title = Handvatten
principle-list-opening = Handvatten zijn inzichten die veel organisaties herkennen. Per thema staat bovenaan wat de meeste organisaties herkennen. Je ziet wat jij mag lezen.
principle-list-empty = Er is nog geen handvat dat je mag lezen. Een inzicht kan een handvat worden als genoeg organisaties het herkennen. Druk bij een inzicht op ‘Herken ik’ als het bij jullie ook zo ging.
