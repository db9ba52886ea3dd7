address-which = Which email address?
address-hint = First you get one email there, to confirm. Nothing else goes there without your yes.
address-send = Send that email
