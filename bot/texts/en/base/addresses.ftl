address-which = Which email address?
address-hint = First you will get one email there, asking you to confirm. I will send nothing else there unless you say yes.
address-send = Send that email
