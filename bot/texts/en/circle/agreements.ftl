agreements-field = The circle’s agreements
agreements-hint = One per line, seven at most. Anyone who shares something will see them.
agreements-yours = Your agreements
contact-in-it = Please note: there is a phone number or an email address in it. May everyone who reads this know it?
agreements-changed = The agreements of this circle are now:
agreements-none = This circle has no written agreements any more.
agreements-too-many = Choose the { $most } most important agreements, one per line.
agreements-too-long = Keep each agreement under { $longest } characters.
