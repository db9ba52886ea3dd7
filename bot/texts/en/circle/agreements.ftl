agreements-field = Agreements with each other
agreements-hint = One per line, seven at most. Whoever shares something sees them.
agreements-yours = Your agreements
agreements-changed = The agreements of this circle are now:
agreements-none = This circle has no written agreements any more.
agreements-too-many = Choose the { $most } most important agreements, one per line.
agreements-too-long = Keep each agreement below { $longest } characters.
