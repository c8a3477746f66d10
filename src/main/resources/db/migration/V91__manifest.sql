-- What is open with one receiver, which it may ask for as often as it likes.
create index referral_with on hub.referral (recipient) where not closed or state = 'CANCEL_REQUESTED';
