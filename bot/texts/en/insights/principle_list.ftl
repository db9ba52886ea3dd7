principle-list-open = Principles
principle-list-title = Principles
principle-list-opening = Principles are insights that many organisations recognise. In each theme, what most organisations recognise comes first. You see what you may read.
principle-list-empty = There is no principle yet that you may read. An insight can become a principle when enough organisations recognise it. Press ‘I recognise this’ with an insight when it went like that with you too.
