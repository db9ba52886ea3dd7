principle-list-open = Principles
principle-list-title = Principles
principle-list-opening = Principles are insights that many organisations recognise. In each theme, the insights that most organisations recognise come first. You only see what you may read.
principle-list-empty = There is no principle yet that you may read. An insight can become a principle when enough organisations recognise it. Did it go the same way for you? Then press ‘I recognise this’ under an insight.
