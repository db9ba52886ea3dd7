principle-list-open = Principles
principle-list-title = Principles
principle-list-opening = Principles are insights that many organisations recognise. In each theme, what most organisations recognise comes first. You only see what you may read.
principle-list-empty = There is no principle yet that you may read. An insight can become a principle when enough organisations recognise it. If it went like that for you too, press ‘I recognise this’ under the insight.
