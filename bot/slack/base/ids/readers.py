SUBSCRIPTION = "subscription"  # form
SUBSCRIPTION_OPEN = "subscription.open"
SUBSCRIPTION_MAIL = "subscription.mail"  # opens the form to ask for it, and is its id
SUBSCRIPTION_STOP = "subscription.stop"
SUBSCRIPTION_MONTHLY = "subscription.monthly"
SUBSCRIPTION_QUARTERLY = "subscription.quarterly"

PROFILE_MINE = "profile.mine"
PROFILE_FORM = "profile.form"  # form
PROFILE_PREVIEW = "profile.preview"  # form: show it
PROFILE_OPEN_FORM = "profile.open_form"
PROFILE_TAKE_BACK = "profile.take_back"
PROFILE_SEE = "profile.see"
PROFILE_PAGE = "profile.page"
