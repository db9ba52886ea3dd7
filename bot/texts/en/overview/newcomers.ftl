newcomer-open = Catch up
newcomer-offer = The circle is already under way. You can catch up in ten minutes: who takes part, what you ask each other, the last recap, and what others are trying.
newcomer-title = Catch up
newcomer-people = Who takes part
newcomer-principles = Principles on this theme
newcomer-intentions = What others are trying
newcomer-next = This is what the circle shares with each other. Any questions? Ask a facilitator, or bring them to the next session.
member-nobody-yet = Nobody yet
