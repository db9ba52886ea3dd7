web-principles-opening = Elk hiervan herkennen meerdere organisaties. Per thema staat bovenaan wat de meeste organisaties herkennen.
web-principles-none = Er is nog geen openbaar handvat. Zodra genoeg organisaties een openbaar inzicht herkennen, kan het hier komen.
web-session-title = Wat ‘{ $circle }’ leerde: { $day }
web-session-opening = Hier staat wat openbaar is van één bijeenkomst. Wat de kring verder besprak, is niet openbaar.
web-session-more = Alles wat openbaar is van deze bijeenkomst
web-session-gone-title = Van deze bijeenkomst is nu niets openbaar
web-session-gone = Wat hier stond, is ingetrokken, of de schrijvers kijken er nog eens naar. Daarom staat het hier niet.
