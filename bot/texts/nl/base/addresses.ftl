address-which = Naar welk mailadres?
address-hint = Eerst krijg je daar één mail, om het te bevestigen. Zonder jouw ja gaat er verder niets heen.
address-send = Stuur die mail
