principle-list-open = Principles
principle-list-title = Principles
principle-list-opening = Principles are insights that many organisations recognise. In each theme, those recognised by the most organisations come first. You only see what you may read.
principle-list-empty = There is no principle yet that you may read. An insight can become a principle when enough organisations recognise it. If something went the same way for you, press ‘I recognise this’ under that insight.
